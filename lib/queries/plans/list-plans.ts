import { findGroupAccess } from "../../authz/access";
import type { Scope } from "../../authz/scope";
import { inSchool } from "../../db/in-school";
import type { GroupId, PlanId } from "../../domain/ids";
import { type SubjectKey, subjectKeys } from "../../domain/subjects";
import { type GroupHead, selectGroup } from "../groups/select-members";

export interface PlanHead {
	readonly planId: PlanId;
	readonly subjectKey: SubjectKey;
	/** yyyy-mm-dd; end exclusive. */
	readonly beginDate: string;
	readonly endDate: string;
	readonly updatedAt: Date;
	/** How many pupils have a level. */
	readonly placed: number;
	/** At least one level has an evaluation. */
	readonly evaluated: boolean;
}

export interface PlansPage {
	readonly group: GroupHead;
	/** Subjects of which the reader may make and see plans. */
	readonly subjects: readonly SubjectKey[];
	/** The latest first. */
	readonly plans: readonly PlanHead[];
	readonly today: string;
}

/**
 * The group plans of a group, in the subjects that the reader sees, at most 2,000. Null for a group that is not theirs
 * today and for one that is not there. Nothing of a pupil is in it.
 */
export function listPlans(scope: Scope, groupId: GroupId): Promise<PlansPage | null> {
	return inSchool(scope, async (tx) => {
		const access = await findGroupAccess(tx, scope, groupId);
		const group = access && (await selectGroup(tx, scope, groupId));
		if (!access || !group) return null;
		const seen = access.subjects;
		const subjects = subjectKeys.filter((key) => seen === "all" || seen.includes(key));
		const plans = await tx.$queryRaw<PlanHead[]>`
			SELECT p.id AS "planId", p.subject_key AS "subjectKey", p.begin_date::text AS "beginDate",
				p.end_date::text AS "endDate", p.updated_at AS "updatedAt",
				(
					SELECT count(*)::int FROM group_plan_place place
					WHERE place.school_id = p.school_id AND place.plan_id = p.id
				) AS placed,
				EXISTS (
					SELECT 1 FROM jsonb_each(p.levels) AS level WHERE coalesce(level.value->>'evaluation', '') <> ''
				) AS evaluated
			FROM group_plan p
			WHERE p.school_id = ${scope.schoolId}::uuid AND p.group_id = ${groupId}::uuid
				AND p.subject_key = ANY(${subjects}::text[])
			ORDER BY p.begin_date DESC, p.subject_key, p.id
			LIMIT 2000`;
		return { group, subjects, plans, today: scope.today };
	});
}
