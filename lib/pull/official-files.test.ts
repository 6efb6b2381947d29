import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { Ajv } from "ajv";
import formats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { ConsentDesk } from "../demo/administration/consent-desk";
import { administrationSchool } from "../demo/administration/school-rows";
import { services as served } from "../demo/administration/services";
import { createWorld } from "../demo/model/world";
import { eduVRoster } from "../standards/edu-v-roster";
import { administrationRows } from "../testing/administration-rows";

/**
 * What we ask, what the simulated system answers and what we refuse, against the official OpenAPI files of Edu-V. They may
 * not be copied into the project: they are looked for beside it, and without them only what needs none of them is tested.
 */
const root = path.resolve(import.meta.dirname, "../..");
const folder = ["../shared", "../../shared"]
	.map((place) => path.resolve(root, place, "standards/edu-v"))
	.find((place) => existsSync(place));

interface Operation {
	readonly parameters?: readonly { readonly name: string; readonly schema: object }[];
	readonly security: readonly { readonly OAuth2: readonly string[] }[];
	readonly requestBody?: { readonly content: Readonly<Record<string, { schema: object }>> };
	readonly responses: Readonly<Record<string, { readonly content: Readonly<Record<string, { schema: object }>> }>>;
}
interface OpenApi {
	readonly info: { readonly version: string };
	readonly paths: Readonly<
		Record<
			string,
			{ readonly get?: Operation; readonly put?: Operation; readonly parameters?: Operation["parameters"] }
		>
	>;
	readonly components: { readonly schemas: Readonly<Record<string, { readonly required?: readonly string[] }>> };
}
const versions = { association: "1.1.0", students: "1.1.0", employees: "1.1.0", education: "1.1.1" } as const;
const fileOf = (service: string) =>
	parse(readFileSync(path.join(folder ?? "", `${service}-api.yaml`), "utf8")) as OpenApi;

/** A schema of a file with its references resolved inside it. */
function validator(file: OpenApi, schema: object) {
	const ajv = new Ajv({ strict: false, allErrors: true });
	formats.default(ajv);
	ajv.addFormat("string", true);
	return ajv.compile({ ...schema, components: file.components });
}

const calls = eduVRoster.pull?.calls ?? [];
const school = { identifier: { type: "onderwijsaanbieder-id", value: "104A158" }, filter: null } as const;
const secondary = { identifier: { type: "v-id", value: "99XX00" }, filter: true } as const;

it.each(calls)("what the simulated system answers to /$path is read, and a row of nothing is not", (call) => {
	const rows = administrationRows("104A158", ["anna", "bo"]);
	const read = (answered: unknown) => call.readPage(new TextEncoder().encode(JSON.stringify(answered))).ok;
	expect(read(rows[call.key as keyof typeof rows])).toBe(true);
	expect(read([{}])).toBe(false);
});

const byTheFiles = () => {
	it.each(Object.entries(versions))("%s is version %s, which we say that we speak", (service, version) => {
		expect(fileOf(service).info.version).toBe(version);
	});

	it.each(calls)("GET /$path is asked by its parameters and scope, and refused as the file says", (call) => {
		const file = fileOf(call.service);
		const at = file.paths[`/${call.path}`];
		const named = new Map(
			[...(at?.parameters ?? []), ...(at?.get?.parameters ?? [])].map((one) => [one.name, one.schema]),
		);
		for (const asked of [school, secondary])
			for (const [name, value] of call.query(asked)) {
				const schema = named.get(name);
				expect(schema, name).toBeDefined();
				const typed = (schema as { type?: string }).type === "boolean" ? value === "true" : value;
				expect(validator(file, schema ?? {})(typed), `${name}=${value}`).toBe(true);
			}
		expect(at?.get?.security[0]?.OAuth2).toContain(call.scope);
		// Every parameter of the file is one that the simulated system allows, and it allows no other.
		const { filters } = served[call.key as keyof typeof served];
		const school3 = ["orgMasterId", "orgId", "orgIdType"];
		const others = call.key === "organisations" ? ["boardMasterId", "boardId", "boardIdType", "name"] : [];
		expect([...named.keys()].sort()).toEqual([...school3, ...filters, ...others].sort());
		const status = Object.keys(at?.get?.responses ?? {});
		expect(status).toEqual(["200", "400", "401", "403", "404"]);
		const refused = at?.get?.responses["400"]?.content["application/json"]?.schema ?? {};
		expect(validator(file, refused)({ status: 23 })).toBe(true);
	});

	it.each(calls)("the simulated system answers /$path as the file says, and we read it", (call) => {
		const file = fileOf(call.service);
		const schema = file.paths[`/${call.path}`]?.get?.responses["200"]?.content["application/json"]?.schema ?? {};
		const check = validator(file, schema);
		const anchor = "2026-11-20";
		const demo = createWorld("bonte-tram", anchor).schools.map((one) => administrationSchool(one, anchor).rows());
		for (const rows of [...demo, administrationRows("104A158", ["anna", "bo"])]) {
			const answered = rows[call.key as keyof typeof rows];
			expect(check([{}]), "an empty row").toBe(false);
			expect(check(answered), JSON.stringify(check.errors?.slice(0, 3))).toBe(true);
			expect(call.readPage(new TextEncoder().encode(JSON.stringify(answered))).ok).toBe(true);
		}
	});

	it("consents are asked for, revoked and read as Consent 0.9.1 says", () => {
		const consent = eduVRoster.pull?.consent;
		const file = fileOf("consent");
		expect(file.info.version).toBe("0.9.1");
		const desk = new ConsentDesk();
		for (const { key } of consent?.services ?? []) {
			const references = { ours: `ours ${key}`, theirs: "theirs" };
			const asked = consent?.request(key, references.ours, school) ?? null;
			const byOie = { identifier: { type: "oie-code", value: "00AA" }, filter: null } as const;
			const messages = [asked, consent?.request(key, references.ours, byOie), consent?.revoke(key, references, school)];
			for (const message of messages) {
				const put = file.paths[`/${message?.path}`]?.put;
				expect(put?.security[0]?.OAuth2).toContain(consent?.scope);
				const check = validator(file, put?.requestBody?.content["application/json"]?.schema ?? {});
				expect(check({}), "an empty message").toBe(false);
				expect(check(message?.body), JSON.stringify(check.errors?.slice(0, 3))).toBe(true);
			}
			desk.request(asked?.body as Parameters<ConsentDesk["request"]>[0]);
			expect(consent?.request(key, references.ours, secondary)).toBeNull();
		}
		const [path = "", query] = (consent?.statusPath(school) ?? "").split("?");
		const at = file.paths[`/${path}`];
		const names = [...(at?.parameters ?? []), ...(at?.get?.parameters ?? [])].map(({ name }) => name);
		expect(names).toEqual(expect.arrayContaining([...new URLSearchParams(query).keys()]));
		const answer = at?.get?.responses["200"]?.content["application/json"]?.schema ?? {};
		expect(validator(file, answer)(desk.list())).toBe(true);
		const read = consent?.readStatuses(new TextEncoder().encode(JSON.stringify(desk.list())));
		expect(read?.ok && read.value.map(({ status, isEnough }) => `${status} ${isEnough}`)).toEqual(
			Array(4).fill("accepted true"),
		);
	});

	/** Required by the file and of no use to us: without it a row still means the same. */
	const unread: Readonly<Record<string, readonly string[]>> = {
		organisations: ["name"],
		schoolperiods: ["title"],
	};
	it.each(calls)("a row of /$path without what the file requires is refused, unless we never read it", (call) => {
		const file = fileOf(call.service);
		const schema = file.paths[`/${call.path}`]?.get?.responses["200"]?.content["application/json"]?.schema;
		const [, name = ""] = /schemas\/(\w+)$/.exec((schema as { items: { $ref: string } }).items.$ref) ?? [];
		const required = file.components.schemas[name]?.required ?? [];
		expect(required.length).toBeGreaterThan(3);
		const rows = administrationRows("104A158", ["anna"]);
		const subject = { ...rows.organisations[0], subjectOfferingId: "s", subjectOfferingName: "Wiskunde" };
		const row = call.key === "subjectofferings" ? subject : rows[call.key as keyof typeof rows][0];
		const accepted = required.filter((property) => {
			const less = { ...row, [property]: undefined };
			return call.readPage(new TextEncoder().encode(JSON.stringify([less]))).ok;
		});
		expect(accepted).toEqual(unread[call.key] ?? []);
	});
};
if (folder !== undefined) describe("by the official files", byTheFiles);
