import { now } from "../clock";
import { runEnvironment } from "./environment";
import { forgetPreviousSecret, replaceKeptSecret } from "./kept-secret";
import { say } from "./say";

/**
 * Replaces APP_SECRET where this program keeps it; `--finish` a day later forgets the one before. Where the host keeps it, says
 * what to do. Nothing of a secret is printed.
 */
try {
	if (process.env.APP_SECRET)
		throw new Error(
			"APP_SECRET is set by its environment: set APP_SECRET_PREVIOUS to its value and APP_SECRET to a new one, restart, and take APP_SECRET_PREVIOUS away after a day (see lib/authz/secrets/keys.md)",
		);
	const { folder } = runEnvironment("start");
	if (process.argv.includes("--finish")) {
		forgetPreviousSecret(folder, now());
		say("the secret before is forgotten; restart the program");
	} else {
		replaceKeptSecret(folder);
		say("a new secret is made; restart the program now, and after a day: npm run rotate-secrets -- --finish");
	}
} catch (fault) {
	console.error(fault instanceof Error ? fault.message : fault);
	process.exit(1);
}
