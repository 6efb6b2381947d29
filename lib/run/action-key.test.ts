import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { actionKey } from "./action-key";
import { keptSecret, replaceKeptSecret } from "./kept-secret";

let folder = "";
let file = "";
beforeEach(() => {
	folder = mkdtempSync(path.join(tmpdir(), "action-key-"));
	file = path.join(folder, "start.action-key");
});
afterEach(() => rmSync(folder, { recursive: true }));

const given = Buffer.alloc(32, 250).toString("base64");

it.each([undefined, "", " "])("is made once, of 256 random bits, for its owner's eyes (%j)", (none) => {
	const key = actionKey(file, none);
	expect(Buffer.from(key, "base64")).toHaveLength(32);
	expect(actionKey(file, none)).toBe(key);
	expect(statSync(file).mode & 0o777).toBe(0o600);
});

it("is the host's where it gives one; the kept one is neither made nor changed by that", () => {
	expect(actionKey(file, given)).toBe(given);
	expect(existsSync(file)).toBe(false);
	const kept = actionKey(file, undefined);
	expect(actionKey(file, `${given}\n`)).toBe(given);
	expect(actionKey(file, undefined)).toBe(kept);
});

it("stays when the secret is replaced", () => {
	const key = actionKey(file, undefined);
	keptSecret(folder);
	replaceKeptSecret(folder);
	expect(readFileSync(file, "utf8")).toBe(key);
});

it.each([
	["too short", Buffer.alloc(31).toString("base64")],
	["too long", Buffer.alloc(33).toString("base64")],
	["in the other base64", Buffer.alloc(32, 250).toString("base64url")],
	["in hex", "ab".repeat(32)],
	["no base64", "a key that somebody thought of"],
])("one that is %s is refused in words, without telling it", (_how, wrong) => {
	expect(() => actionKey(file, wrong)).toThrow("NEXT_SERVER_ACTIONS_ENCRYPTION_KEY is to be 32 random bytes");
	writeFileSync(file, wrong);
	expect(() => actionKey(file, undefined)).toThrow("start.action-key is to hold 32 random bytes");
	expect(() => actionKey(file, undefined)).not.toThrow(wrong);
});

it("a file that a power cut left empty is not taken for a key", () => {
	writeFileSync(file, "");
	expect(() => actionKey(file, undefined)).toThrow("remove it");
});
