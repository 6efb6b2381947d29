import { expect, test } from "vitest";
import { testDatabase } from "../testing/database";
import { databaseBefore } from "../testing/database-before";
import { newId } from "./ids";

const { query, addSchool, migrate } = databaseBefore(testDatabase(), "_factor_days");

test("the day from which admins need a second factor moves along, at every school", async () => {
	const values = [{ requiredFrom: "2026-12-01" }, { requiredFrom: null }, { requiredFrom: "2026-09-01" }, null];
	const schools = values.map((value) => ({ id: newId(), value }));
	for (const { id, value } of schools) {
		await addSchool(id);
		if (value === null) continue;
		const insert = "INSERT INTO school_setting (school_id, key, value) VALUES ($1, 'second-factor', $2)";
		await query(id, insert, [id, value]);
	}
	await migrate();
	const rows = await query(
		null,
		"SELECT admin_factor_from::text AS admins, staff_factor_from AS staff FROM school ORDER BY array_position($1::uuid[], id)",
		[schools.map(({ id }) => id)],
	);
	expect(rows).toEqual(["2026-12-01", null, "2026-09-01", null].map((admins) => ({ admins, staff: null })));
});
