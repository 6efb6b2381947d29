import { expect, it } from "vitest";
import { findConnectionScope } from "../../authz/connection-scope";
import { jobScope } from "../../authz/job-scope";
import { authenticateClient } from "../../authz/oauth/clients";
import { inSchool } from "../../db/in-school";
import { testDatabase } from "../../testing/database";
import { createGoal } from "../../testing/factories";
import { mapUnits } from "../curriculum/map-units";
import { unmapUnits } from "../curriculum/unmap-units";
import { addSchool } from "../schools/add-school";
import { addConnection } from "./add-connection";
import { pauseConnection } from "./pause-connection";
import { revokeConnection } from "./revoke-connection";

testDatabase();
const supplier = { key: "zeldenrijk", name: "Zeldenrijk" };
const headersOf = (id: string, secret: string | null) =>
	new Headers({ authorization: `Basic ${btoa(`${encodeURIComponent(id)}:${encodeURIComponent(secret ?? "")}`)}` });

async function twoSchools() {
	const [one, two] = [await addSchool({ name: "Een", sector: "po" }), await addSchool({ name: "Twee", sector: "vo" })];
	return { one: jobScope(one.schoolId), two: jobScope(two.schoolId) };
}

it("a school has its identifier alone", async () => {
	const identifiers = [{ type: "onderwijsaanbieder-id" as const, value: "107a123" }];
	await addSchool({ name: "Een", sector: "po", identifiers });
	await expect(addSchool({ name: "Twee", sector: "po", identifiers })).rejects.toThrow("conflict");
	await expect(addSchool({ name: "", sector: "po" })).rejects.toThrow("invalid");
});

it("credentials of a connection open that school alone, until it is paused or revoked", async () => {
	const { one, two } = await twoSchools();
	const made = await addConnection(one, { supplier, standard: "xapi", adaptive: "no" });
	const other = await addConnection(two, { supplier, standard: "xapi" });
	expect(made.clientId).not.toBe(other.clientId);
	const client = await authenticateClient(headersOf(made.clientId, made.clientSecret));
	if (!client) throw new Error("not signed in");
	const found = await findConnectionScope(client, "xapi", null);
	expect(found).toMatchObject({ ok: true, scope: { schoolId: one.schoolId } });
	await expect(pauseConnection(two, made.connectionId, null)).rejects.toThrow("not-found");
	await expect(revokeConnection(two, made.connectionId)).rejects.toThrow("not-found");
	await pauseConnection(one, made.connectionId, null);
	expect(await findConnectionScope(client, "xapi", null)).toMatchObject({ code: "connection-not-active" });
	await pauseConnection(one, made.connectionId, new Date(0));
	expect(await findConnectionScope(client, "xapi", null)).toMatchObject({ ok: true });
	await revokeConnection(one, made.connectionId);
	expect(await findConnectionScope(client, "xapi", null)).toMatchObject({ code: "connection-not-active" });
	await expect(revokeConnection(one, made.connectionId)).rejects.toThrow("conflict");
});

it("one client of a supplier serves its schools where messages name the school; its secret is told once", async () => {
	const { one, two } = await twoSchools();
	const first = await addConnection(one, { supplier, standard: "edu-v-results" });
	const second = await addConnection(two, { supplier, standard: "edu-v-results" });
	expect([second.clientId, second.clientSecret]).toEqual([first.clientId, null]);
	expect(first.clientSecret).toHaveLength(43);
	const withKey = { supplier, standard: "edu-v-results", authMethod: "private_key_jwt" as const };
	await expect(addConnection(one, { ...withKey, jwksUri: "https://x.example/jwks" })).rejects.toThrow("conflict");
	const unknown = { supplier: { ...supplier, key: "new" }, standard: "xapi", scopes: ["eduv.result"] };
	await expect(addConnection(one, unknown)).rejects.toThrow("invalid");
});

it("mapping raises the version once for a change, never for the same again, and never at another school", async () => {
	const { one, two } = await twoSchools();
	const { connectionId } = await addConnection(one, { supplier, standard: "xapi" });
	const { goalId } = await createGoal();
	const units = [{ kind: "unit" as const, sourceId: "u1", goalIds: [goalId] }];
	const unit = { schoolId: one.schoolId, connectionId, kind: "unit", sourceId: "u1" };
	await inSchool(one, (tx) => tx.supplierUnit.create({ data: unit }));
	expect(await mapUnits(one, { connectionId, units })).toEqual({ mappingVersion: 1, changed: 1 });
	expect(await mapUnits(one, { connectionId, units })).toEqual({ mappingVersion: 1, changed: 0 });
	expect(await inSchool(one, (tx) => tx.supplierUnit.findMany())).toMatchObject([{ mapped: true }]);
	await expect(mapUnits(two, { connectionId, units })).rejects.toThrow("not-found");
	expect(await unmapUnits(one, { connectionId, units: [{ kind: "unit", sourceId: "u1" }] })).toEqual({
		mappingVersion: 2,
		changed: 1,
	});
	expect(await inSchool(one, (tx) => tx.supplierUnit.findMany())).toMatchObject([{ mapped: false }]);
});
