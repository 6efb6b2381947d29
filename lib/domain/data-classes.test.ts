import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { type DataClass, dataClasses, dataClassNames } from "./data-classes";

const root = path.resolve(import.meta.dirname, "../..");
const schema = readdirSync(path.join(root, "prisma/schema"))
	.map((file) => readFileSync(path.join(root, "prisma/schema", file), "utf8"))
	.join("\n");
const tables = [...schema.matchAll(/^model \w+ \{([\s\S]*?)^\}/gm)].map(([, body = ""]) => ({
	name: /@@map\("(\w+)"\)/.exec(body)?.[1] ?? "",
	fields: [...body.matchAll(/^\s+(\w+)\s/gm)].map(([, field = ""]) => field),
}));
const fieldsOf = (...classes: DataClass[]) =>
	tables.filter(({ name }) => classes.some((one) => (dataClasses[one] as readonly string[]).includes(name)));

describe("classes of data", () => {
	it("hold every table of the schema once", () => {
		const classed = dataClassNames.flatMap((name) => [...dataClasses[name]]);
		expect(classed.toSorted()).toEqual(tables.map(({ name }) => name).toSorted());
	});

	it("results and identities are of one school, which the database shows alone", () => {
		for (const { name, fields } of fieldsOf("results", "identity")) expect(fields, name).toContain("schoolId");
	});

	it("what stands lower names no pupil and no employee", () => {
		for (const { name, fields } of fieldsOf("organisation", "open"))
			expect(
				fields.filter((field) => ["pupilId", "personId", "givenName", "familyName"].includes(field)),
				name,
			).toEqual([]);
	});

	it("what is open to all names no school's own and no account", () => {
		const ofSomebody = ["schoolId", "userId", "pupilId", "personId", "email", "passwordHash"];
		for (const { name, fields } of fieldsOf("open"))
			expect(
				fields.filter((field) => ofSomebody.includes(field)),
				name,
			).toEqual([]);
	});

	it("secrets are kept as hash, sealed or public half, never as they are", () => {
		for (const { name, fields } of fieldsOf("secret"))
			expect(
				fields.filter((field) => /^(password|token|code|clientSecret|privateKey)$/.test(field)),
				name,
			).toEqual([]);
	});

	it("no screen reads a secret: neither pages nor components touch the database", () => {
		for (const folder of ["app", "components"])
			for (const file of readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" }))
				if (/\.tsx?$/.test(file) && !file.includes(".test."))
					expect(readFileSync(path.join(root, folder, file), "utf8"), file).not.toMatch(
						/from "[^"]*db\/(client|in-school)"/,
					);
	});
});
