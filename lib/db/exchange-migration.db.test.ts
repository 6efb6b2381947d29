import { expect, test } from "vitest";
import { testDatabase } from "../testing/database";
import { databaseBefore } from "../testing/database-before";
import { newId } from "./ids";

const { query, addSchool, migrate } = databaseBefore(testDatabase(), "_exchange");

/** A row as it was kept before the migration. */
const insert = `INSERT INTO xapi_statement (school_id, connection_id, id, stored, delivery_id, record_index, verb, activity,
	agent, related_activities, related_agents, voids, fingerprint)
	VALUES ($1, $2, $3, now(), $2, 0, 'x:v', $4, $5, '{}', $6, $7, '\\x00')`;

test("statements that were kept before know their agents and what they void, at every school", async () => {
	const [voided, schools] = [newId(), [newId(), newId()]];
	for (const school of schools) {
		await addSchool(school);
		const rows = [
			["x:1", "mbox a", ["mbox a", "mbox juf"], null],
			[null, "mbox a", ["mbox a", "mbox b"], voided],
			["x:1", "", ["mbox c"], null],
		];
		for (const row of rows) await query(school, insert, [school, newId(), newId(), ...row]);
	}
	await migrate();
	for (const school of schools) {
		const rows = await query(school, "SELECT agents, refers_to FROM xapi_statement ORDER BY sequence");
		expect(rows).toEqual([
			{ agents: ["mbox a"], refers_to: null },
			{ agents: ["mbox a", "mbox b"], refers_to: voided },
			{ agents: ["mbox c"], refers_to: null },
		]);
	}
});
