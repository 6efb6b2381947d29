import { expect, test } from "vitest";
import { testDatabase } from "../testing/database";
import { databaseBefore } from "../testing/database-before";
import { newId } from "./ids";

const { query, addSchool, migrate } = databaseBefore(testDatabase(), "_one_spelling");

const pupil = "INSERT INTO person (school_id, id, kind, given_name, family_name) VALUES ($1, $2, 'pupil', 'A', 'B')";
const identifier = "INSERT INTO person_identifier (school_id, type, value, person_id) VALUES ($1, $2, $3, $4)";
const heldRecord = `INSERT INTO held_record (school_id, id, connection_id, delivery_id, index, reason, held_at, record)
	VALUES ($1, $2, $2, $2, 0, 'unknown-pupil', now(), $3)`;
const heldIdentifier = "INSERT INTO held_identifier (school_id, type, value, held_id) VALUES ($1, 'eck-id', $2, $3)";
const statement = `INSERT INTO xapi_statement (school_id, connection_id, id, stored, delivery_id, record_index, verb, activity,
	agents, related_activities, related_agents, fingerprint) VALUES ($1, $2, $2, now(), $2, 0, 'x:v', 'x:1', $3, '{}', $4, '\\x00')`;

test("what is kept gets one spelling of a URL, at every school; two spellings of two pupils stay two", async () => {
	const schools = [newId(), newId()];
	for (const school of schools) {
		await addSchool(school);
		const [one, other, held] = [newId(), newId(), newId()];
		for (const id of [one, other]) await query(school, pupil, [school, id]);
		for (const [type, value, who] of [
			["eck-id", "HTTPS://KetenID.nl:443/201703/Ab/", one],
			["eck-id", "https://ketenid.nl/201703/cd", one],
			["eck-id", "https://ketenid.nl/201703/cd/", other],
			["asi", "HTTPS://A.example/", one],
			["eck-id", "ef/", other],
		])
			await query(school, identifier, [school, type, value, who]);
		const names = ["https://KETENID.nl/201703/ef", "https://ketenid.nl/201703/ef"];
		const identifiers = [
			{ type: "eck-id", value: names[0] },
			{ type: "asi", value: "X/" },
		];
		await query(school, heldRecord, [school, held, JSON.stringify({ kind: "attempt", pupil: { identifiers } })]);
		for (const name of names) await query(school, heldIdentifier, [school, name, held]);
		const agents = ["account https://Leren.example/ p 1/", "mbox mailto:a@b.example"];
		await query(school, statement, [school, newId(), agents, [...agents, "account http://u@x.example:80/A/?q=/ b"]]);
	}
	await migrate();
	for (const school of schools) {
		const values = await query(school, 'SELECT value FROM person_identifier ORDER BY value COLLATE "C"');
		expect(values.map(({ value }) => value)).toEqual([
			...["HTTPS://A.example/", "ef/", "https://ketenid.nl/201703/Ab", "https://ketenid.nl/201703/cd"],
			"https://ketenid.nl/201703/cd/",
		]);
		expect(await query(school, "SELECT value FROM held_identifier")).toEqual([
			{ value: "https://ketenid.nl/201703/ef" },
		]);
		const [held] = await query<{ identifiers: unknown }>(
			school,
			"SELECT record->'pupil'->'identifiers' AS identifiers FROM held_record",
		);
		expect(held?.identifiers).toEqual([
			{ type: "eck-id", value: "https://ketenid.nl/201703/ef" },
			{ type: "asi", value: "X/" },
		]);
		const own = ["account https://leren.example p 1/", "mbox mailto:a@b.example"];
		expect(await query(school, "SELECT agents, related_agents FROM xapi_statement")).toEqual([
			{ agents: own, related_agents: [...own, "account http://u@x.example/A?q=/ b"] },
		]);
	}
});
