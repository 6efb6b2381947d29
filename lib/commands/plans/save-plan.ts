import { z } from "zod";
import type { Scope } from "../../authz/scope";
import { now } from "../../clock";
import { inSchool, type SchoolTransaction } from "../../db/in-school";
import type { Shown } from "../../domain/answer";
import { type GroupId, groupId, type PersonId, type PlanId, planId } from "../../domain/ids";
import { type PlanLevels, planLevels, planTexts } from "../../domain/plan-levels";
import { addDays } from "../../domain/school-day";
import { subjectKeys } from "../../domain/subjects";
import { AppError } from "../../errors";
import { requireSeen } from "../acts/require-seen";
import { recordAudit } from "../record-audit";
import { daysSchema, levelsSchema, placesSchema } from "./plan-input";
import { requireSubject } from "./require-subject";

const inputSchema = z.object({
	groupId,
	planId,
	days: daysSchema,
	levels: levelsSchema,
	places: placesSchema,
});

/** A plan by the fields of its form: who has no level has no field. Days are inclusive. */
export function shownPlan(plan: {
	readonly firstDay: string;
	readonly lastDay: string;
	readonly levels: PlanLevels;
	readonly places: readonly { readonly pupilId: string; readonly level: string }[];
}): Shown {
	const texts = planLevels.flatMap((level) => planTexts.map((text) => [`${level}.${text}`, plan.levels[level][text]]));
	const places = plan.places.map(({ pupilId, level }) => [`place.${pupilId}`, level]);
	return { firstDay: plan.firstDay, lastDay: plan.lastDay, ...Object.fromEntries([...texts, ...places]) };
}

/**
 * Writes a group plan as a whole: period, texts and places. Two people never overwrite each other unseen.
 * @param seen the version of shownPlan that was changed; null: whatever it is
 * @throws AppError not-found, also for pupils who neither are in the group today nor had a place; ChangedMeanwhile; invalid
 */
export async function savePlan(
	scope: Scope,
	input: z.input<typeof inputSchema>,
	seen: string | null = null,
): Promise<void> {
	const parsed = inputSchema.safeParse(input);
	if (!parsed.success) throw new AppError("invalid");
	const { groupId, planId, days, levels, places } = parsed.data;
	const { schoolId } = scope;
	await inSchool(scope, async (tx) => {
		const plan = await lockPlan(tx, scope, groupId, planId);
		const placed = places.map((place) => place.pupilId);
		await requireSeen(tx, scope, {
			...{ seen, lock: `plan ${planId}`, actions: ["plan.create", "plan.save"], subject: { planId } },
			blank: Object.fromEntries(placed.map((pupilId) => [`place.${pupilId}`, "none"])),
			read: async () => shownPlan({ ...plan, places: await selectPlaces(tx, scope, planId) }),
		});
		await requirePlaceable(tx, scope, groupId, planId, placed);
		await tx.groupPlan.update({
			where: { schoolId_id: { schoolId, id: planId } },
			data: {
				...{ levels, updatedAt: now() },
				beginDate: new Date(days.firstDay),
				endDate: new Date(addDays(days.lastDay, 1)),
			},
		});
		await tx.groupPlanPlace.deleteMany({ where: { schoolId, planId } });
		await tx.groupPlanPlace.createMany({ data: places.map((place) => ({ schoolId, planId, ...place })) });
		await recordAudit(tx, scope, "plan.save", { planId, groupId, pupils: places.length });
	});
}

function selectPlaces(tx: SchoolTransaction, { schoolId }: Scope, planId: PlanId) {
	return tx.groupPlanPlace.findMany({
		where: { schoolId, planId },
		select: { pupilId: true, level: true },
		take: 4_000,
	});
}

async function lockPlan(tx: SchoolTransaction, scope: Scope, groupId: GroupId, planId: PlanId) {
	const [plan] = await tx.$queryRaw<{ subjectKey: string; firstDay: string; lastDay: string; levels: PlanLevels }[]>`
		SELECT subject_key AS "subjectKey", begin_date::text AS "firstDay", (end_date - 1)::text AS "lastDay", levels
		FROM group_plan
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
