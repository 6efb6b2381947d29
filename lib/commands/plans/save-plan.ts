import { z } from "zod";
import type { Scope } from "../../authz/scope";
import { now } from "../../clock";
import { inSchool, type SchoolTransaction } from "../../db/in-school";
import type { GroupId, PersonId, PlanId } from "../../domain/ids";
import { momentSchema } from "../../domain/moment-schema";
import { addDays } from "../../domain/school-day";
import { subjectKeys } from "../../domain/subjects";
import { AppError } from "../../errors";
import { recordAudit } from "../record-audit";
import { daysSchema, groupIdSchema, levelsSchema, placesSchema, planIdSchema } from "./plan-input";
import { requireSubject } from "./require-subject";

const inputSchema = z.object({
	groupId: groupIdSchema,
	planId: planIdSchema,
	/** The version that was being changed; ISO 8601. */
	version: momentSchema,
	days: daysSchema,
	levels: levelsSchema,
	places: placesSchema,
});

export type SavedPlan =
	| { readonly state: "saved"; readonly version: string }
	/** Somebody saved in between: nothing was written, and this is the version that is there. */
	| { readonly state: "changed-meanwhile"; readonly version: string; readonly at: Date; readonly by: SavedBy };

/** Who saved that: the person of the scope in another window, or a colleague by name (null: whose account is gone). */
export type SavedBy = { readonly self: true } | { readonly self: false; readonly name: string | null };

/**
 * Writes a group plan as a whole: period, texts and places. Two people never overwrite each other unseen.
 * @throws AppError not-found, also for pupils who neither are in the group today nor had a place; invalid
 */
export async function savePlan(scope: Scope, input: z.input<typeof inputSchema>): Promise<SavedPlan> {
	const parsed = inputSchema.safeParse(input);
	if (!parsed.success) throw new AppError("invalid");
	const { groupId, planId, version, days, levels, places } = parsed.data;
	const { schoolId } = scope;
	return inSchool(scope, async (tx) => {
		const plan = await lockPlan(tx, scope, groupId, planId);
		if (plan.updatedAt.toISOString() !== new Date(version).toISOString()) {
			const by = await findSavedBy(tx, scope, planId);
			return { state: "changed-meanwhile", version: plan.updatedAt.toISOString(), at: plan.updatedAt, by };
		}
		const placed = places.map((place) => place.pupilId);
		await requirePlaceable(tx, scope, groupId, planId, placed);
		// Two saves within a millisecond are two versions as well.
		const updatedAt = new Date(Math.max(now().getTime(), plan.updatedAt.getTime() + 1));
		await tx.groupPlan.update({
			where: { schoolId_id: { schoolId, id: planId } },
			data: {
				...{ levels, updatedAt },
				beginDate: new Date(days.firstDay),
				endDate: new Date(addDays(days.lastDay, 1)),
			},
		});
		await tx.groupPlanPlace.deleteMany({ where: { schoolId, planId } });
		await tx.groupPlanPlace.createMany({ data: places.map((place) => ({ schoolId, planId, ...place })) });
		await recordAudit(tx, scope, "plan.save", { planId, groupId, pupils: places.length });
		return { state: "saved", version: updatedAt.toISOString() };
	});
}

/** From the audit log, which has a row for each save. Whoever may write the plan may know with whom it is shared. */
async function findSavedBy(tx: SchoolTransaction, scope: Scope, planId: PlanId): Promise<SavedBy> {
	const [last] = await tx.$queryRaw<{ userId: string; name: string | null }[]>`
		SELECT a.user_id AS "userId", u.name FROM audit_event a
		LEFT JOIN user_account u ON u.id = a.user_id
		WHERE a.school_id = ${scope.schoolId}::uuid AND a.action = 'plan.save' AND a.subject ->> 'planId' = ${planId}
		ORDER BY a.at DESC LIMIT 1`;
	return last?.userId === scope.userId ? { self: true } : { self: false, name: last?.name ?? null };
}

async function lockPlan(tx: SchoolTransaction, scope: Scope, groupId: GroupId, planId: PlanId) {
	const [plan] = await tx.$queryRaw<{ subjectKey: string; updatedAt: Date }[]>`
		SELECT subject_key AS "subjectKey", updated_at AS "updatedAt" FROM group_plan
		WHERE school_id = ${scope.schoolId}::uuid AND id = ${planId}::uuid AND group_id = ${groupId}::uuid
		FOR UPDATE`;
	const subjectKey = subjectKeys.find((key) => key === plan?.subjectKey);
	if (!plan || !subjectKey) throw new AppError("not-found");
	await requireSubject(tx, scope, groupId, subjectKey);
	return plan;
}

/** Pupils of the group today, and who had a place and left since. */
async function requirePlaceable(
	tx: SchoolTransaction,
	scope: Scope,
	groupId: GroupId,
	planId: PlanId,
	pupilIds: readonly PersonId[],
): Promise<void> {
	const [row] = await tx.$queryRaw<{ count: number }[]>`
		SELECT count(*)::int AS count FROM unnest(${pupilIds}::uuid[]) AS asked(id)
		WHERE EXISTS (
			SELECT 1 FROM group_membership m
			JOIN person p ON p.school_id = m.school_id AND p.id = m.person_id AND p.kind = 'pupil'
			WHERE m.school_id = ${scope.schoolId}::uuid AND m.group_id = ${groupId}::uuid AND m.person_id = asked.id
				AND m.begin_date <= ${scope.today}::date AND (m.end_date IS NULL OR m.end_date > ${scope.today}::date)
		) OR EXISTS (
			SELECT 1 FROM group_plan_place place
			WHERE place.school_id = ${scope.schoolId}::uuid AND place.plan_id = ${planId}::uuid
				AND place.pupil_id = asked.id
		)`;
	if (row?.count !== pupilIds.length) throw new AppError("not-found");
}
