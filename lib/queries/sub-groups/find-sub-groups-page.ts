import { findGroupAccess } from "../../authz/access";
import type { Scope } from "../../authz/scope";
import { versionOf } from "../../commands/acts/require-seen";
import { shownEnd } from "../../commands/sub-groups/end-sub-group";
import { shownName } from "../../commands/sub-groups/rename-sub-group";
import { logView } from "../../commands/views/log-view";
import { inSchool, type SchoolTransaction } from "../../db/in-school";
import type { GoalId, GroupId, PersonId, SubGroupId } from "../../domain/ids";
import { type GroupHead, type Member, selectGroup, selectMembers } from "../groups/select-members";
import { byName } from "../people/by-name";

/** A pupil in a sub-group for a while; days are yyyy-mm-dd, end exclusive, null: as long as the sub-group. */
export interface SubGroupStay {
	readonly pupilId: PersonId;
	readonly name: string;
	readonly beginDate: string;
	readonly endDate: string | null;
	/** In the group itself today. */
	readonly inGroup: boolean;
}

export interface SubGroupWithStays {
	readonly subGroupId: SubGroupId;
	readonly name: string;
	/** Of what the form of its name shows. */
	readonly version: string;
	/** Of what the form of its end shows. */
	readonly endVersion: string;
	readonly goal: { readonly goalId: GoalId; readonly title: string } | null;
	readonly beginDate: string;
	readonly endDate: string | null;
	/** The earliest first. */
	readonly stays: readonly SubGroupStay[];
}

export interface SubGroupsPage {
	readonly group: GroupHead;
	/** Of the group today. */
	readonly members: readonly Member[];
	/** In force today or later, by name. */
	readonly current: readonly SubGroupWithStays[];
	/** Over, the latest first. */
	readonly past: readonly SubGroupWithStays[];
	readonly today: string;
}

/**
 * The sub-groups of a group with everybody who was ever in them, at most 2,000. Null for a group that is not the reader's
 * today and for one that is not there. The look is logged first.
 */
export function findSubGroupsPage(scope: Scope, groupId: GroupId): Promise<SubGroupsPage | null> {
	return inSchool(scope, async (tx) => {
		const access = await findGroupAccess(tx, scope, groupId);
		const group = access && (await selectGroup(tx, scope, groupId));
		if (!group) return null;
		const { today } = scope;
		await logView(tx, scope, "sub-groups", { groupId, onDate: today });
		const members = await selectMembers(tx, scope, groupId, today);
		const all = await selectSubGroups(tx, scope, groupId);
		const isOver = ({ endDate }: SubGroupWithStays) => endDate !== null && endDate <= today;
		return {
			group,
			members,
			current: all.filter((one) => !isOver(one)),
			past: all.filter(isOver).sort((a, b) => (b.endDate ?? "").localeCompare(a.endDate ?? "")),
			today,
		};
	});
}

async function selectSubGroups(tx: SchoolTransaction, scope: Scope, groupId: GroupId) {
	const rows = await tx.$queryRaw<Omit<SubGroupWithStays, "version" | "endVersion">[]>`
		SELECT s.id AS "subGroupId", s.name, s.begin_date::text AS "beginDate", s.end_date::text AS "endDate",
			CASE WHEN goal.id IS NULL THEN NULL ELSE json_build_object('goalId', goal.id, 'title', goal.title) END AS goal,
			coalesce(stays.rows, '[]') AS stays
		FROM sub_group s
		LEFT JOIN goal ON goal.id = s.goal_id
		LEFT JOIN LATERAL (
			SELECT json_agg(json_build_object(
				'pupilId', m.pupil_id, 'name', concat_ws(' ', p.given_name, p.name_prefix, p.family_name),
				'beginDate', m.begin_date, 'endDate', m.end_date,
				'inGroup', EXISTS (
					SELECT 1 FROM group_membership g
					WHERE g.school_id = m.school_id AND g.group_id = s.group_id AND g.person_id = m.pupil_id
						AND g.begin_date <= ${scope.today}::date AND (g.end_date IS NULL OR g.end_date > ${scope.today}::date)
				)) ORDER BY m.begin_date, ${byName("p")}) AS rows
			FROM sub_group_member m
			JOIN person p ON p.school_id = m.school_id AND p.id = m.pupil_id
			WHERE m.school_id = s.school_id AND m.sub_group_id = s.id
				-- Ended on the day it began: never in force.
				AND (m.end_date IS NULL OR m.end_date > m.begin_date)
		) stays ON true
		WHERE s.school_id = ${scope.schoolId}::uuid AND s.group_id = ${groupId}::uuid
		ORDER BY s.name, s.begin_date, s.id
		LIMIT 2000`;
	return rows.map((row) => ({
		...row,
		version: versionOf(shownName(row.name)),
		endVersion: versionOf(shownEnd(row.endDate)),
	}));
}
