import { expect, test } from "vitest";
import { listStandards } from "../standards/registry";
import { testDatabase } from "../testing/database";
import { databaseBefore } from "../testing/database-before";
import { newId } from "./ids";

const { query, addSchool, migrate } = databaseBefore(testDatabase(), "_connecting");

test("what was connected before goes on bringing all that its standard can bring, at every school", async () => {
	const schools = [newId(), newId()];
	const standards = [...listStandards().map(({ key }) => key), "gone"].sort();
	for (const school of schools) {
		await addSchool(school);
		for (const standard of standards)
			await query(
				school,
				"INSERT INTO connection (school_id, id, supplier_id, standard, scopes, state) VALUES ($1, $2, $2, $3, '{}', 'active')",
				[school, newId(), standard],
			);
	}
	await migrate();
	for (const school of schools) {
		const rows = await query(
			school,
			'SELECT standard, fields FROM connection WHERE school_id = $1 ORDER BY standard COLLATE "C"',
			[school],
		);
		const asked = (key: string) => [...(listStandards().find((one) => one.key === key)?.asks.optional ?? [])];
		expect(rows).toEqual(standards.map((standard) => ({ standard, fields: asked(standard) })));
	}
});
