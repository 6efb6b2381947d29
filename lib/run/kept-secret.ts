import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";

const nameOf = (folder: string) => ({
	now: path.join(folder, "secret"),
	before: path.join(folder, "secret.previous"),
	next: path.join(folder, "secret.next"),
});
const make = (file: string) => writeFileSync(file, randomBytes(32).toString("base64url"), { mode: 0o600 });
const read = (file: string) => readFileSync(file, "utf8").trim();

/** Sessions and tokens of the secret before live half a day at most, and what it sealed is sealed anew each hour. */
const overlapMs = 24 * 3_600_000;

export interface KeptSecret {
	readonly secret: string;
	/** While it is being replaced. */
	readonly previous: string | undefined;
}

/** Made once per folder and kept (mode 600), so that sessions and tokens outlive a restart. */
export function keptSecret(folder: string): KeptSecret {
	const { now, before } = nameOf(folder);
	if (!existsSync(now)) make(now);
	return { secret: read(now), previous: existsSync(before) ? read(before) : undefined };
}

/**
 * A new secret, and the one of now beside it for the overlap; from the next start on. A power cut leaves one of the two
 * whole states, or one that the next start mends by making a secret: never a lost one before.
 * @throws Error in words when an overlap is going on
 */
export function replaceKeptSecret(folder: string): void {
	const { now, before, next } = nameOf(folder);
	if (existsSync(before))
		throw new Error("the secret is being replaced already: finish that first (npm run rotate-secrets -- --finish)");
	make(next);
	if (existsSync(now)) renameSync(now, before);
	renameSync(next, now);
}

/**
 * Forgets the secret before.
 * @throws Error in words when there is none, or the overlap has not lasted a day
 */
export function forgetPreviousSecret(folder: string, at: Date): void {
	const { now, before } = nameOf(folder);
	if (!existsSync(before)) throw new Error("no secret is being replaced");
	const lastedMs = at.getTime() - statSync(now).mtimeMs;
	if (lastedMs < overlapMs)
		throw new Error(
			`wait ${Math.ceil((overlapMs - lastedMs) / 3_600_000)} hours: people and tokens still live by the secret before`,
		);
	rmSync(before);
}
