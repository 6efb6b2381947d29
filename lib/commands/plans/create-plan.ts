import { z } from "zod";
import type { Scope } from "../../authz/scope";
import { now } from "../../clock";
import { newId } from "../../db/ids";
import { inSchool, type SchoolTransaction } from "../../db/in-school";
import { groupId, type PlanId, planId } from "../../domain/ids";
import { type PlanLevels, planLevels } from "../../domain/plan-levels";
import { addDays } from "../../domain/school-day";
import { subjectKeys } from "../../domain/subjects";
import { AppError } from "../../errors";
import { recordAudit } from "../record-audit";
import { daysSchema } from "./plan-input";
import { requireSubject } from "./require-subject";

const inputSchema = z.object({
	groupId,
	subjectKey: z.enum(subjectKeys),
	days: daysSchema,
	/** An earlier plan of this group and subject to begin from: its texts and places, not its evaluation. */
	from: planId.nullable(),
});

const nothing = { goal: "", approach: "", organisation: "", evaluation: "" };

/**
 * Begins a group plan of a subject and period, empty or from an earlier one.
 * @throws AppError not-found; invalid
 */
export async function createPlan(scope: Scope, input: z.input<typeof inputSchema>): Promise<PlanId> {
	const parsed = inputSchema.safeParse(input);
	if (!parsed.success) throw new AppError("invalid");
	const { groupId, subjectKey, days, from } = parsed.data;
	const { schoolId, userId } = scope;
	return inSchool(scope, async (tx) => {
		await requireSubject(tx, scope, groupId, subjectKey);
		const earlier = from && (await tx.groupPlan.findFirst({ where: { schoolId, id: from, groupId, subjectKey } }));
		if (from !== null && !earlier) throw new AppError("not-found", "copy");
		const id = newId<PlanId>();
		await tx.groupPlan.create({
			data: {
				...{ schoolId, id, groupId, subjectKey, createdBy: userId, updatedAt: now() },
				beginDate: new Date(days.firstDay),
				endDate: new Date(addDays(days.lastDay, 1)),
				levels: textsFrom(earlier?.levels as PlanLevels | undefined),
			},
		});
		if (from !== null) await copyPlaces(tx, scope, from, id);
		await recordAudit(tx, scope, "plan.create", { planId: id, groupId, subjectKey, from });
		return id;
	});
}

function textsFrom(earlier: PlanLevels | undefined) {
	return Object.fromEntries(planLevels.map((level) => [level, { ...nothing, ...earlier?.[level], evaluation: "" }]));
}

/** Only of who is in the group today. */
async function copyPlaces(tx: SchoolTransaction, scope: Scope, from: PlanId, to: PlanId): Promise<void> {
	await tx.$executeRaw`
		INSERT INTO group_plan_place (school_id, plan_id, pupil_id, level)
		SELECT place.school_id, ${to}::uuid, place.pupil_id, place.level
		FROM group_plan_place place
		JOIN group_plan plan ON plan.school_id = place.school_id AND plan.id = place.plan_id
		WHERE place.school_id = ${scope.schoolId}::uuid AND place.plan_id = ${from}::uuid
			AND EXISTS (
				SELECT 1 FROM group_membership m
				WHERE m.school_id = place.school_id AND m.group_id = plan.group_id AND m.person_id = place.pupil_id
					AND m.begin_date <= ${scope.today}::date AND (m.end_date IS NULL OR m.end_date > ${scope.today}::date)
			)`;
}
