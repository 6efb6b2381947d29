import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { messages } from "./messages";

const lib = path.resolve(import.meta.dirname, "..");
/** Where a fault gets its code: as a literal in a call or an object, or as what a check gives back. */
const written =
	/(?:code: |end: |\badd\("\w+", [\w.]+, |\b(?:fault|fail|refuse|unfit|Unfit|faultAt|stop)\((?:[\w.]+, )?|return |\? null : |\? |push\()"([a-z][a-z0-9]*(?:-[a-z0-9]+)*)"/g;

function codesIn(place: string): string[] {
	const files = place.endsWith(".ts") ? [place] : readdirSync(path.join(lib, place)).map((file) => `${place}/${file}`);
	return files
		.filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
		.flatMap((file) => [...readFileSync(path.join(lib, file), "utf8").matchAll(written)])
		.map((match) => match[1] ?? "");
}
/** Words that stand in such a place and are no fault of a file. */
const others = new Set(
	"class lesson-group teacher class-teacher pupil malformed schema bulk metadata oneroster-csv".split(" "),
);

describe("faults of a roster file", () => {
	const places = [
		"standards/oneroster-csv",
		"standards/edexml",
		"standards/edu-v-roster/to-message.ts",
		"standards/wire/roster-limits.ts",
		"parse/run-child.ts",
		"queries/roster/match-people.ts",
	];
	const codes = new Set(places.flatMap(codesIn).filter((code) => !others.has(code)));

	it("are found in the code of every reader", () => {
		expect(codes.size).toBeGreaterThan(45);
		for (const code of ["zip-ratio", "csv-quotes", "boolean", "xml-doctype", "school-year", "kind-changed"])
			expect(codes).toContain(code);
	});

	it.each(["nl", "en"] as const)("say in %s what is wrong and how to mend it, and no word is left over", (locale) => {
		const { fault, mend } = messages[locale].roster;
		const wanted = [...new Set([...codes, "other"])].sort();
		expect(Object.keys(fault).sort()).toEqual(wanted);
		expect(Object.keys(mend).sort()).toEqual(wanted);
	});
});
