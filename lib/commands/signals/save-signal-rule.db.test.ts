import { expect, test } from "vitest";
import { jobScope } from "../../authz/job-scope";
import { inSchool } from "../../db/in-school";
import { addDays } from "../../domain/school-day";
import { listSignalRules } from "../../queries/signals/list-signal-rules";
import { previewSignalRule, type RulePreview } from "../../queries/signals/preview-signal-rule";
import { testDatabase } from "../../testing/database";
import { createConnection, createGoal, createGroup, createPupil, createSchool } from "../../testing/factories";
import { addPractice, mapToGoal } from "../../testing/goal-facts";
import { personScope } from "../../testing/person-scope";
import { evaluateGroup } from "./evaluate-group";
import { saveSignalRule } from "./save-signal-rule";

testDatabase();

const today = "2026-11-23";

test("the admin switches a rule off, sees beforehand how many pupils it points at, and small counts are not told", async () => {
	const school = await createSchool();
	const scopeOf = (role: "staff" | "admin") => personScope({ schoolId: school.schoolId, role, today });
	const [admin, staff] = [scopeOf("admin"), scopeOf("staff")];
	const { goalId } = await createGoal({ subjectKey: "arithmetic" });
	const { connectionId } = await createConnection(school.schoolId, { standard: "xapi", adaptive: "no" });
	const method = { schoolId: school.schoolId, connectionId };
	await mapToGoal(method, goalId, { kind: "unit", sourceId: "u" });
	const stuckInClass = async (count: number) => {
		const { groupId } = await createGroup(school);
		const stuck: Parameters<typeof addPractice>[1][number][] = [];
		for (let n = 0; n < 8; n += 1) {
			const { pupilId } = await createPupil(school.schoolId, { groupId });
			if (n >= count) continue;
			for (const ago of [3, 5]) stuck.push({ pupilId, day: addDays(today, -ago), taken: 6, right: 0, unitId: "u" });
		}
		await addPractice(method, stuck);
		return groupId;
	};
	const preview = async (by = admin) => {
		const steps: RulePreview[] = [];
		for await (const step of previewSignalRule(by, "stuck-on-goal", {})) steps.push(step);
		return steps.at(-1);
	};
	const groupId = await stuckInClass(4);
	expect(await preview()).toEqual({ state: "few", total: 1 });
	await stuckInClass(2);
	expect(await preview()).toEqual({ state: "told", pupils: 6, groups: 2, total: 2 });
	await expect(preview(staff)).rejects.toMatchObject({ code: "not-allowed" });

	expect(await evaluateGroup(jobScope(school.schoolId), groupId, today)).toBe(4);
	const rule = { code: "stuck-on-goal", enabled: false, thresholds: {} } as const;
	await expect(saveSignalRule(staff, rule)).rejects.toMatchObject({ code: "not-allowed" });
	const wide = { ...rule, code: "group-low", thresholds: { groupPercent: 76 } } as const;
	await expect(saveSignalRule(admin, wide)).rejects.toMatchObject({ code: "invalid" });
	await saveSignalRule(admin, rule);
	const { rules } = await listSignalRules(staff);
	expect(rules["stuck-on-goal"]).toEqual({ enabled: false, thresholds: {} });
	expect(await inSchool(school, (tx) => tx.dirtySignalGroup.count())).toBe(2);
	expect(await evaluateGroup(jobScope(school.schoolId), groupId, today)).toBe(0);
	const audit = await inSchool(school, (tx) => tx.auditEvent.findMany({ where: { userId: admin.userId } }));
	expect(audit).toMatchObject([{ action: "signal-rule.save", subject: { code: "stuck-on-goal", enabled: false } }]);
});
