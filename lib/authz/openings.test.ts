import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { policy } from "./policy";

const lib = path.resolve(import.meta.dirname, "..");
const sources = readdirSync(lib, { recursive: true, encoding: "utf8" })
	.map((file) => file.split(path.sep).join("/"))
	.filter((file) => file.endsWith(".ts") && !file.includes(".test.ts") && !/^(generated|testing)\//.test(file))
	.map((file) => ({ file, text: readFileSync(path.join(lib, file), "utf8") }));

/** Rights that admins alone have. */
const ofAdmins = Object.entries(policy)
	.filter(([, roles]) => roles.every((role) => role === "admin"))
	.map(([action]) => action);

it("what admins alone may do opens the school as the administration: nothing that it acts on is hidden", () => {
	const asks = new RegExp(`\\brequireAdmin\\(scope|\\bcan\\(scope, "(${ofAdmins.join("|")})"\\)\\) throw`);
	const opensAsPerson = sources.filter(({ text }) => asks.test(text) && /\binSchool\(/.test(text));
	// The one piece that opens it so.
	expect(opensAsPerson.map(({ file }) => file)).toEqual(["authz/in-school-as-admin.ts"]);
	expect(sources.filter(({ text }) => /\binSchoolAsAdmin\(/.test(text)).length).toBeGreaterThan(80);
});

/** Openings without a scope, which hide nothing, with why nobody reads results there. */
const withoutScope = {
	"authz/in-school-as-admin.ts": "the administration",
	"commands/accounts/in-own.ts":
		"of who holds a link of the account, or goes to its place: their own account and the log",
	"commands/boards/join-board.ts": "a command given at the machine",
	"commands/schools/add-school.ts": "a command given at the machine",
	"commands/set-up/set-up-school.ts": "there is nobody yet",
	"ingest/months/make-months-for.ts": "of a connection: counts its months",
	"ingest/months/with-months.ts": "of a connection: looks for the months of what it brings",
};

it("a school is opened without a scope in few places, each for a reason", () => {
	const opening = /\binSchool\(\s*(?!scope\b)[^)\s]/;
	const found = sources.filter(
		({ file, text }) => opening.test(text.replace(/function inSchool<.*/, "")) && file !== "db/in-school.ts",
	);
	expect(found.map(({ file }) => file).toSorted()).toEqual(Object.keys(withoutScope));
});
