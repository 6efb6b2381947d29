import { expect, test } from "vitest";
import { testDatabase } from "../testing/database";
import { databaseBefore } from "../testing/database-before";
import { newId } from "./ids";

const { query, addSchool, migrate } = databaseBefore(testDatabase(), "_scales");

test("the decimals of every scale are counted from what was delivered, at every school", async () => {
	const schools = [
		{ id: newId(), texts: ["7", "7,25", "6.5"], decimals: 2 },
		{ id: newId(), texts: ["0.2613242", "-1.5"], decimals: 6 },
	];
	for (const { id, texts } of schools) {
		await addSchool(id);
		const assessment = newId();
		for (const text of texts) {
			const entry = newId();
			await query(
				id,
				`INSERT INTO sitting_entry (school_id, id, connection_id, source_id, assessment_id, status, modified_at,
					fingerprint, received_at, delivery_id, record_index)
				VALUES ($1, $2::uuid, $2::uuid, 's' || $2::uuid, $3, 'final', now(), '\\x00', now(), $2::uuid, 0)`,
				[id, entry, assessment],
			);
			await query(
				id,
				`INSERT INTO outcome (school_id, entry_id, position, kind, type, part_source_id, text, number, scale_ids)
				VALUES ($1, $2, 0, 'score', 'skill-score', '', $3, $4::numeric, '{}'),
					($1, $2, 1, 'result', 'a-e', '', 'A.1', NULL, '{}')`,
				[id, entry, text, text.replace(",", ".")],
			);
		}
	}
	await migrate();
	for (const { id, decimals } of schools)
		expect(await query(id, "SELECT type, part_source_id, decimals FROM scale_decimals")).toEqual([
			{ type: "skill-score", part_source_id: "", decimals },
		]);
});
