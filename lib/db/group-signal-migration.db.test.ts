import { expect, test } from "vitest";
import { testDatabase } from "../testing/database";
import { databaseBefore } from "../testing/database-before";
import { newId } from "./ids";

const { query, addSchool, migrate } = databaseBefore(testDatabase(), "_group_signal");

test("a signal of the group becomes one of its own rule, with what was put aside and decided, at each school", async () => {
	const schools = [newId(), newId()];
	const ids = schools.map(() => ({ group: newId(), source: newId(), ofGroup: newId(), ofPupil: newId() }));
	const addSignal = (school: string, id: string, group: string, source: string, facts: object, reason: string) =>
		query(
			school,
			`INSERT INTO signal (school_id, id, code, group_id, subject_key, connection_ids, reason, facts, day, evaluated_at,
				dismissed_at, dismissed_why, dismissed_reason)
			VALUES ($1, $2, 'stuck-on-goal', $3, 'arithmetic', ARRAY[$4]::uuid[], $5, $6, '2026-11-20', now(), now(), 'seen', $5)`,
			[school, id, group, source, reason, JSON.stringify(facts)],
		);
	for (const [index, school] of schools.entries()) {
		const { group, source, ofGroup, ofPupil } = ids[index]!;
		await addSchool(school);
		await query(
			school,
			"INSERT INTO signal_rule (school_id, code, enabled, thresholds) VALUES ($1, 'stuck-on-goal', false, $2)",
			[school, JSON.stringify({ newestDays: 20, groupPercent: 40 })],
		);
		const facts = { form: "group", stuck: 3, n: 8, limit: 40, schoolYear: 5 };
		await addSignal(school, ofGroup, group, source, facts, "group");
		await addSignal(school, ofPupil, group, source, { form: "pupil" }, source);
	}
	await migrate();
	for (const [index, school] of schools.entries()) {
		const { source, ofGroup, ofPupil } = ids[index]!;
		const signals = await query(
			school,
			"SELECT id, code, reason, dismissed_reason, facts FROM signal ORDER BY code",
			[],
		);
		expect(signals).toMatchObject([
			{
				id: ofGroup,
				code: "group-low",
				reason: source,
				dismissed_reason: source,
				facts: { stuck: 3, groupPercent: 40, schoolYear: 5 },
			},
			{ id: ofPupil, code: "stuck-on-goal", reason: source, dismissed_reason: source },
		]);
		const rules = await query(school, "SELECT code, enabled, thresholds FROM signal_rule ORDER BY code", []);
		expect(rules).toEqual([
			{ code: "group-low", enabled: false, thresholds: { groupPercent: 40 } },
			{ code: "stuck-on-goal", enabled: false, thresholds: {} },
		]);
	}
});
