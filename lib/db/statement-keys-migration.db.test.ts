import { expect, test } from "vitest";
import { testDatabase } from "../testing/database";
import { databaseBefore } from "../testing/database-before";
import { newId } from "./ids";

const { query, addSchool, migrate } = databaseBefore(testDatabase(), "_statement_keys");

const insert = `INSERT INTO xapi_statement (school_id, connection_id, id, stored, delivery_id, record_index, verb, activity,
	agents, registration, related_activities, related_agents, fingerprint)
	VALUES ($1, $2, $3, now(), $2, 0, 'x:v', $4, $5, $6, $7, $8, '\\x00')`;

test("statements that were kept before are found by all that they are about, at every school", async () => {
	const schools = [newId(), newId()];
	for (const school of schools) {
		await addSchool(school);
		const registration = newId();
		await query(school, insert, [school, newId(), newId(), "x:1", ["a"], registration, ["x:1", "x:2"], ["a", "b"]]);
		await query(school, insert, [school, newId(), newId(), null, ["a", "c"], null, null, null]);
	}
	await migrate();
	for (const school of schools) {
		const found = async (kind: string, value: string) => {
			const [row] = await query<{ n: number }>(
				school,
				"SELECT count(*)::int AS n FROM xapi_statement_key WHERE key = xapi_key($1, $2)",
				[kind, value],
			);
			return row?.n;
		};
		expect(await found("verb", "x:v")).toBe(2);
		expect(await found("agent", "a")).toBe(2);
		expect(await found("agent", "c")).toBe(1);
		expect(await found("activity", "x:1")).toBe(1);
		expect(await found("related-activity", "x:1")).toBe(0);
		expect(await found("related-activity", "x:2")).toBe(1);
		expect(await found("related-agent", "a")).toBe(0);
		expect(await found("related-agent", "b")).toBe(1);
		const [{ n } = { n: 0 }] = await query<{ n: number }>(school, "SELECT count(*)::int AS n FROM xapi_statement_key");
		expect(n).toBe(9);
	}
});
