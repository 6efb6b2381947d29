import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { inSchool } from "@/lib/db/in-school";
import { Prisma } from "@/lib/generated/prisma/client";
import { eraseStatements } from "@/lib/ingest/write/erase-statements";
import { testDatabase } from "@/lib/testing/database";
import { answered, schoolAtTheDoor, senderTo } from "@/lib/testing/exchange-door";
import * as route from "./route";

testDatabase();

const send = senderTo(route);
const school = schoolAtTheDoor();

test("keys come with a statement, once however often it is sent, and go with it", async () => {
	const token = await school.newXapiClient();
	const person = (name: string) => ({ account: { homePage: "https://school.example/", name } });
	const contextActivities = { parent: [{ id: "x:les" }], other: { id: "x:boek" } };
	const rich = answered({
		actor: { objectType: "Group", ...person("6a"), member: [person("kim"), person("sam")] },
		context: { registration: randomUUID(), instructor: person("juf"), contextActivities },
	});
	const batch = [rich, answered()];
	for (const body of [batch, batch, [...batch, answered()]])
		expect((await send({ path: "xapi/statements", token, body })).status).toBe(200);
	const keys = (id?: string) =>
		inSchool(school.of(), async (tx) => {
			const [row] = await tx.$queryRaw<{ n: number }[]>`
				SELECT count(*)::int AS n FROM xapi_statement_key AS k
				JOIN xapi_statement AS s ON s.school_id = k.school_id AND s.connection_id = k.connection_id
					AND s.stored = k.stored AND s.sequence = k.sequence
				WHERE ${id ?? null}::uuid IS NULL OR s.id = ${id ?? null}::uuid`;
			return [row?.n, await tx.xapiStatementKey.count()];
		});
	// Verb, activity, registration, three agents, two activities and one agent beside.
	expect((await keys(rich.id))[0]).toBe(9);
	expect(await keys()).toEqual([15, 15]);
	const erased = (id: string) =>
		inSchool(school.of(), (tx) => eraseStatements(tx, school.of().schoolId, Prisma.sql`s.id = ${id}::uuid`));
	expect(await erased(rich.id)).toBe(1);
	expect(await keys()).toEqual([6, 6]);
	expect(await erased(rich.id)).toBe(0);
});
