import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";

const form = "32 random bytes in base64, as `openssl rand -base64 32` makes them";

/**
 * The key by which Next names the actions of a build and seals what a page keeps for them: a page that is open works on with
 * the next build only when it is the same. So it is none of APP_SECRET, which may be replaced any day. What the host gives
 * counts (servers that share their pages are given one), else one is made once and kept in the file (mode 600).
 * @throws Error in words when it has another form; Next would notice at the first form that is sent
 */
export function actionKey(file: string, given: string | undefined): string {
	const set = given?.trim();
	if (set) return requireForm(set, `NEXT_SERVER_ACTIONS_ENCRYPTION_KEY is to be ${form}`);
	return requireForm(keep(file), `${file} is to hold ${form}: put it back, or remove it and open pages are reloaded`);
}

function keep(file: string): string {
	try {
		writeFileSync(file, randomBytes(32).toString("base64"), { mode: 0o600, flag: "wx" });
	} catch (fault) {
		if ((fault as NodeJS.ErrnoException).code !== "EEXIST") throw fault;
	}
	return readFileSync(file, "utf8").trim();
}

/** As it is written, too: Next reads standard base64 alone, and the names of the actions follow from the text. */
function requireForm(key: string, words: string): string {
	const bytes = Buffer.from(key, "base64");
	if (bytes.length !== 32 || bytes.toString("base64") !== key) throw new Error(words);
	return key;
}
