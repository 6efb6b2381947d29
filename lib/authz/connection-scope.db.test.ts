import { describe, expect, it } from "vitest";
import { prisma } from "../db/client";
import { inSchool } from "../db/in-school";
import { optionalFields } from "../domain/connection-fields";
import { testDatabase } from "../testing/database";
import { createConnection, createSchool, type TestSchool } from "../testing/factories";
import { findConnectionScope } from "./connection-scope";
import type { AuthenticatedClient } from "./oauth/clients";

testDatabase();

const standard = "edu-v-results";
const named = (...schools: TestSchool[]) =>
	schools.map((school) => ({ type: "onderwijsaanbieder-id" as const, value: school.masterId }));

async function connected(over: Parameters<typeof createConnection>[1] = {}) {
	const school = await createSchool();
	const made = await createConnection(school.schoolId, over);
	return { school, ...made, client: clientOf(made) };
}

function clientOf(made: { oauthClientId: string; clientId: string; supplierId: string }): AuthenticatedClient {
	const { oauthClientId: id, clientId, supplierId } = made;
	return { id, clientId, supplierId, name: "Supplier", method: "bearer", scopes: new Set(["eduv.result"]) };
}

/** One more connection of the same client, at another school. */
async function alsoAt(made: { oauthClientId: string; supplierId: string }, of = standard): Promise<TestSchool> {
	const school = await createSchool();
	const { connectionId, oauthClientId: spare } = await createConnection(school.schoolId, { standard: of });
	const where = { schoolId_id: { schoolId: school.schoolId, id: connectionId } };
	const data = { oauthClientId: made.oauthClientId, supplierId: made.supplierId };
	await inSchool(school, (tx) => tx.connection.update({ where, data }));
	await prisma().oAuthClient.delete({ where: { id: spare } });
	return school;
}

describe("a client's right to a school", () => {
	it("is found by the school that the message names, with the connection's settings", async () => {
		const { school, client, connectionId } = await connected({ mboxAllowed: true, fields: [...optionalFields] });
		const found = await findConnectionScope(client, standard, named(school));
		expect(found).toEqual({
			ok: true,
			scopes: new Set(["eduv.result"]),
			scope: {
				kind: "connection",
				schoolId: school.schoolId,
				clientId: client.clientId,
				standard,
				isFirst: false,
				settings: {
					...{ connectionId, actorHomePages: {}, mboxAllowed: true, fields: [...optionalFields] },
					reading: { deviations: [], meanings: [] },
				},
			},
		});
	});

	it("is one per school for a client of several schools", async () => {
		const made = await connected();
		const second = await alsoAt(made);
		for (const school of [made.school, second]) {
			const found = await findConnectionScope(made.client, standard, named(school));
			expect(found.ok && found.scope.schoolId).toBe(school.schoolId);
		}
	});

	it("takes an unknown identifier beside a known one, but never two schools", async () => {
		const made = await connected();
		const second = await alsoAt(made);
		const unknown = { type: "oie-code" as const, value: "99XX" };
		expect((await findConnectionScope(made.client, standard, [unknown, ...named(made.school)])).ok).toBe(true);
		for (const identifiers of [[unknown], [], named(made.school, second)])
			expect(await findConnectionScope(made.client, standard, identifiers)).toEqual({
				ok: false,
				code: "unknown-school",
			});
	});

	it("is refused at a school without a connection, by another standard, and for another client", async () => {
		const { school, client } = await connected();
		const elsewhere = await connected();
		for (const [who, what, where] of [
			[client, standard, elsewhere.school],
			[client, "xapi", school],
			[elsewhere.client, standard, school],
		] as const)
			expect(await findConnectionScope(who, what, named(where))).toEqual({ ok: false, code: "no-connection" });
	});

	it.each(["asked", "held", "error", "revoked", "paused"])("is not active when %s", async (state) => {
		const { school, client } = await connected({ state });
		expect(await findConnectionScope(client, standard, named(school))).toEqual({
			ok: false,
			code: "connection-not-active",
		});
	});

	it("is open when approved: what comes first makes it active", async () => {
		const { school, client } = await connected({ state: "approved" });
		expect(await findConnectionScope(client, standard, named(school))).toMatchObject({ scope: { isFirst: true } });
	});

	it("comes back when the pause is over", async () => {
		const { school, client, connectionId } = await connected({ state: "paused" });
		const pause = (minutes: number) =>
			inSchool(school, (tx) =>
				tx.connection.updateMany({
					where: { id: connectionId },
					data: { pausedUntil: new Date(Date.now() + minutes * 60_000) },
				}),
			);
		await pause(1);
		expect((await findConnectionScope(client, standard, named(school))).ok).toBe(false);
		await pause(-1);
		expect((await findConnectionScope(client, standard, named(school))).ok).toBe(true);
	});

	it("without a school in the message is that of the one connection, and refused when there are two", async () => {
		const made = await connected({ standard: "xapi" });
		const found = await findConnectionScope(made.client, "xapi", null);
		expect(found.ok && found.scope.schoolId).toBe(made.school.schoolId);
		await alsoAt(made, "xapi");
		expect(await findConnectionScope(made.client, "xapi", null)).toEqual({ ok: false, code: "unknown-school" });
	});
});
