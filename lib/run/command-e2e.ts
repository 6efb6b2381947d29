import { rmSync } from "node:fs";
import path from "node:path";
import { stopEmbedded } from "../db/embedded";
import { freePort } from "../db/free-port";
import { runEnvironment } from "./environment";
import { runScript, typescript } from "./run-script";
import { serve } from "./serve";

/** The server of the browser tests: everything new, on a free port, with the school of e2e/school.ts. */
try {
	const { folder } = runEnvironment("test");
	stopEmbedded(folder, "immediate");
	rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
	process.env.PORT ??= String(await freePort());
	const singleSignOnPort = String(await freePort());
	Object.assign(process.env, {
		OIDC_ISSUER: `http://localhost:${singleSignOnPort}`,
		OIDC_NAME: "Schoolsleutel",
		OIDC_CLIENT_ID: "groepsbeeld",
		OIDC_CLIENT_SECRET: "only-for-tests",
	});
	// After the variables: it hands them on.
	const run = runEnvironment("test");
	const { env, stop, add } = await serve(run, { logsToFiles: true, durable: false });
	const provider = typescript("e2e/single-sign-on-provider.ts", singleSignOnPort, run.publicUrl);
	add({ name: "single sign-on", args: provider, env, logFile: path.join(folder, "single-sign-on.log") });
	const school = runScript(typescript("e2e/make-school.ts", path.join(folder, "school.json")), env);
	if ((await school.ended) !== 0) {
		await stop();
		throw new Error("the school of the tests could not be made; see above");
	}
	console.log(`end-to-end server on port ${run.port}`);
} catch (fault) {
	console.error(fault instanceof Error ? fault.message : fault);
	process.exit(1);
}
