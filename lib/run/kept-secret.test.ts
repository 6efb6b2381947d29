import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { forgetPreviousSecret, keptSecret, replaceKeptSecret } from "./kept-secret";

let folder = "";
beforeEach(() => {
	folder = mkdtempSync(path.join(tmpdir(), "kept-secret-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000);

it("is made once, of 256 random bits, for its owner's eyes", () => {
	const { secret, previous } = keptSecret(folder);
	expect([secret.length, previous]).toEqual([43, undefined]);
	expect(keptSecret(folder).secret).toBe(secret);
	expect(statSync(path.join(folder, "secret")).mode & 0o777).toBe(0o600);
});

it("is replaced with an overlap of a day, in which both are known, and then the one before is gone", () => {
	const { secret } = keptSecret(folder);
	replaceKeptSecret(folder);
	const both = keptSecret(folder);
	expect([both.previous, both.secret === secret]).toEqual([secret, false]);
	for (const file of readdirSync(folder)) expect(statSync(path.join(folder, file)).mode & 0o777).toBe(0o600);
	expect(() => replaceKeptSecret(folder)).toThrow("being replaced already");
	expect(() => forgetPreviousSecret(folder, inHours(23))).toThrow("wait 1 hours");
	forgetPreviousSecret(folder, inHours(25));
	expect(keptSecret(folder)).toEqual({ secret: both.secret, previous: undefined });
	expect(() => forgetPreviousSecret(folder, inHours(25))).toThrow("no secret is being replaced");
	expect(readdirSync(folder)).toEqual(["secret"]);
});
