import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { floorFaults, type Lock, licenceFaults, readLibraryRules } from "../testing/library-faults";

const root = path.resolve(import.meta.dirname, "../..");
const lock = (JSON.parse(readFileSync(path.join(root, "package-lock.json"), "utf8")) as { packages: Lock }).packages;
const rules = readLibraryRules(readFileSync(path.join(import.meta.dirname, "libraries.md"), "utf8"));
const installed = Object.entries(lock).filter(
	([place]) => place !== "" && existsSync(path.join(root, place, "package.json")),
);

describe("the licence of every library, those of other machines too", () => {
	it("is allowed or an exception with its reason", () => {
		expect(rules.licences.size).toBeGreaterThan(5);
		expect(licenceFaults(lock, rules)).toEqual([]);
	});

	it("is what the installed package itself says", () => {
		expect(installed.length).toBeGreaterThan(500);
		for (const [place, { version, license = null }] of installed) {
			const own = JSON.parse(readFileSync(path.join(root, place, "package.json"), "utf8"));
			expect([place, own.version, own.license ?? null]).toEqual([place, version, license]);
		}
	});

	it("is MIT in the words of those that name none", () => {
		for (const { name } of rules.exceptions.filter(({ says }) => says === "none")) {
			const texts = ["LICENSE", "Readme.md"].map((file) => path.join(root, "node_modules", name, file));
			const text = texts.filter(existsSync).map((file) => readFileSync(file, "utf8"));
			expect(text.join().replace(/\s+/g, " ")).toContain("Permission is hereby granted, free of charge");
		}
	});

	it.each([
		[{ version: "1.0.0", license: "GPL-3.0-only" }, "GPL-3.0-only"],
		[{ version: "1.0.0", license: "MIT AND AGPL-3.0-only" }, "MIT AND AGPL-3.0-only"],
		[{ version: "1.0.0", license: "SEE LICENSE IN EULA.txt" }, "SEE LICENSE IN EULA.txt"],
		[{ version: "1.0.0", license: "" }, ""],
		[{ version: "1.0.0", license: { type: "MIT" } }, "none"],
		[{ version: "1.0.0" }, "none"],
	])("is found when a lock has %j", (locked, says) => {
		const place = "node_modules/next/node_modules/@some/thing";
		expect(licenceFaults({ ...lock, [place]: locked }, rules)).toEqual([`${place}: ${says}`]);
	});

	it("is looked at again when an exception changes or goes", () => {
		const place = "node_modules/elkjs";
		const changed = { ...lock, [place]: { ...lock[place], license: "BUSL-1.1" } };
		expect(licenceFaults(changed, rules)).toEqual([`${place}: BUSL-1.1`, "no elkjs says EPL-2.0 any more"]);
		const { [place]: _gone, ...without } = lock;
		expect(licenceFaults(without, rules)).toEqual(["no elkjs says EPL-2.0 any more"]);
	});
});

describe("the version of every library", () => {
	it("is one in which what is known of it was mended", () => {
		expect(rules.floors.length).toBeGreaterThan(10);
		expect(floorFaults(lock, rules)).toEqual([]);
	});

	it.each([
		["node_modules/next", "16.1.4"],
		["node_modules/next", "15.9.9"],
		["node_modules/next", "16.1.5-canary.3"],
		["node_modules/next", ""],
		["node_modules/openid-client/node_modules/nodemailer", "7.0.9"],
	])("is found when a lock has %s %s", (place, version) => {
		expect(floorFaults({ ...lock, [place]: { version } }, rules)).toHaveLength(1);
	});

	it("is asked of packages that are locked", () => {
		const { "node_modules/pg": _gone, ...without } = lock;
		const floors = [{ name: "pg", floor: "8.0.0" }];
		expect(floorFaults(without, { ...rules, floors })).toEqual(["no pg any more"]);
	});
});
