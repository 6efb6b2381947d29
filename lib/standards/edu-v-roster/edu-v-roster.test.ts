import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PullBundle, PulledSchool } from "../contract";
import { calls } from "./calls";
import { causeOf } from "./cause-of";
import { eduVRoster } from "./index";
import { readPage } from "./read-page";

const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const folder = path.join(import.meta.dirname, "fixtures");
const read = (name: string, file: string): unknown => {
	const full = path.join(folder, name, file);
	if (!existsSync(full)) throw new Error(`${full} is missing`);
	return JSON.parse(readFileSync(full, "utf8"));
};

/** Pages as a system sends them, read one by one, then taken together. */
function pulled(input: Pick<PullBundle, "source" | "at" | "rows">) {
	const rows: Record<string, PullBundle["rows"][string]> = {};
	for (const { key, readPage: readRows } of calls) {
		const page = readRows(bytes(input.rows[key] ?? []));
		if (!page.ok) return { key, refused: page.refusal };
		rows[key] = page.value;
	}
	const message = eduVRoster.pull?.toMessage({ ...input, standard: "edu-v-roster", rows });
	return JSON.parse(JSON.stringify(message));
}

describe("golden pulls", () => {
	for (const name of readdirSync(folder))
		it(name, () => expect(pulled(read(name, "input.json") as PullBundle)).toEqual(read(name, "expected.json")));
});

describe("how a school is named", () => {
	const queryOf = (key: string, school: PulledSchool) =>
		Object.fromEntries(calls.find((call) => call.key === key)?.query(school) ?? []);
	const master = { type: "onderwijsaanbieder-id", value: "104A158" } as const;
	const secondary = { type: "v-id", value: "99XX00" } as const;

	it("by its master identifier, and then without a filter", () => {
		expect(queryOf("groups", { identifier: master, filter: true })).toEqual({ orgMasterId: "104A158" });
	});
	it("by a secondary identifier with its type, and a filter where one was chosen", () => {
		const named = { orgId: "99XX00", orgIdType: "V_ID" };
		expect(queryOf("students", { identifier: secondary, filter: null })).toEqual(named);
		expect(queryOf("students", { identifier: secondary, filter: false })).toEqual({ ...named, filterByOrgId: "false" });
		// Organisations know no filter.
		expect(queryOf("organisations", { identifier: secondary, filter: true })).toEqual(named);
	});
	it("and the answer must be about it", () => {
		const call = calls.find(({ key }) => key === "organisations");
		const of = (row: object, identifier: PulledSchool["identifier"]) => {
			const page = call?.readPage(bytes([{ status: "active", ...moments, ...row }]));
			return page?.ok && call?.isOf?.(page.value, { identifier, filter: null });
		};
		expect(of({ organisationMasterIdentifier: "104A158" }, master)).toBe(true);
		expect(of({ organisationMasterIdentifier: "999A999" }, master)).toBe(false);
		expect(of({ organisationMasterIdentifier: "104A158", status: "tobedeleted" }, master)).toBe(false);
		const organisationIds = [{ organisationId: "99XX00", organisationIdType: "V_ID" }];
		expect(of({ organisationIds }, secondary)).toBe(true);
		expect(of({ organisationIds }, { type: "oie-code", value: "99XX00" })).toBe(false);
	});
});

const moments = { dateCreated: "2026-08-01T08:00:00Z", dateLastModified: "2026-08-01T08:00:00Z" };
const student = {
	userMasterIdentifier: "https://id/1",
	givenName: "Bo",
	familyName: "Smit",
	status: "active",
	...moments,
};

describe("a page", () => {
	const refusal = (key: "students" | "groups", value: unknown) => {
		const page = readPage(key, bytes(value));
		return page.ok ? null : page.refusal;
	};

	it("keeps what is asked and nothing else", () => {
		const page = readPage("students", bytes([{ ...student, dateOfBirth: "2016-01-01", emailPrivate: "a@b.example" }]));
		expect(JSON.stringify(page)).not.toMatch(/2016-01-01|emailPrivate/);
	});
	it.each([
		["a name that is missing", [{ ...student, familyName: undefined }], { code: "required", path: "/0/familyName" }],
		[
			"a status that is no word of the list",
			[{ ...student, status: "gone" }],
			{ code: "unknown-value", path: "/0/status" },
		],
		[
			"somebody without an identifier",
			[{ ...student, userMasterIdentifier: "" }],
			{ code: "identifier-required", path: "/0" },
		],
		[
			"a moment without a zone",
			[{ ...student, dateCreated: "2026-08-01" }],
			{ code: "not-a-date-time", path: "/0/dateCreated" },
		],
		["one object instead of a list", student, { code: "wrong-type", path: "" }],
	])("is refused for %s, with the place and never a value", (_what, value, reason) => {
		expect(refusal("students", value)).toEqual({ code: "schema", details: [reason] });
	});
	it("is refused when it is half", () => {
		const half = bytes([student, student]).slice(0, -40);
		expect(readPage("students", half)).toMatchObject({ ok: false, refusal: { code: "malformed" } });
	});
	it("never throws, whatever comes", () => {
		fc.assert(
			fc.property(fc.constantFrom(...calls), fc.jsonValue(), (call, value) => {
				call.readPage(bytes([value]));
			}),
		);
	});
});

it("tells from a functional code why a system says no", () => {
	expect(causeOf(401, bytes({ status: 21, statusMessage: "scope required" }))).toBe("scope");
	expect(causeOf(403, bytes([{ status: "0022" }]))).toBe("consent");
	expect(causeOf(400, bytes({ status: 23 }))).toBe("school-unknown");
	expect(causeOf(404, bytes("<html>"))).toBe("school-unknown");
	expect(causeOf(400, bytes({ status: 99 }))).toBeNull();
});
