import { findGroupAccess } from "../../authz/access";
import type { Scope } from "../../authz/scope";
import { versionOf } from "../../commands/acts/require-seen";
import { shownPlan } from "../../commands/plans/save-plan";
import { logView } from "../../commands/views/log-view";
import { inSchool, type SchoolTransaction } from "../../db/in-school";
import type { GroupId, PersonId, PlanId } from "../../domain/ids";
import type { PlanLevel, PlanLevels } from "../../domain/plan-levels";
import { addDays } from "../../domain/school-day";
import { type SubjectKey, subjectKeys } from "../../domain/subjects";
import { type FreshSource, freshSources } from "../../standing/fresh-sources";
import { type GroupHead, selectGroup, selectMembers } from "../groups/select-members";
import { selectSources } from "../groups/select-sources";
import { byName } from "../people/by-name";
import { findStandingSettings } from "../settings/find-standing-settings";
import { type PupilFacts, selectPupilFacts } from "./select-pupil-facts";

export interface PlanPupil {
	readonly pupilId: PersonId;
	readonly name: string;
	/** Null: without a level. */
	readonly level: PlanLevel | null;
	/** In the group today; who has left keeps the place they had. */
	readonly inGroup: boolean;
	/** Null for who has left. */
	readonly facts: PupilFacts | null;
}

export interface PlanPage {
	readonly group: GroupHead;
	readonly planId: PlanId;
	readonly subjectKey: SubjectKey;
	/** yyyy-mm-dd; end exclusive. */
	readonly beginDate: string;
	readonly endDate: string;
	readonly levels: PlanLevels;
	/** Of what its form shows. */
	readonly version: string;
	readonly savedAt: Date;
	readonly pupils: readonly PlanPupil[];
	/** The days that the facts beside the names are of, yyyy-mm-dd, both inclusive. */
	readonly factsOf: { readonly from: string; readonly to: string };
	/** Sources that delivered anything, to say how fresh they are. */
	readonly sources: readonly FreshSource[];
	readonly today: string;
}

/**
 * One group plan with its pupils, and for each plain facts of the subject, never a proposal. Null for a plan of a group
 * or subject that is not the reader's today and for one that is not there. The look is logged first.
 */
export function findPlan(scope: Scope, groupId: GroupId, planId: PlanId): Promise<PlanPage | null> {
	return inSchool(scope, async (tx) => {
		const access = await findGroupAccess(tx, scope, groupId);
		const group = access && (await selectGroup(tx, scope, groupId));
		const row = group && (await selectPlan(tx, scope, groupId, planId));
		if (!access || !group || !row) return null;
		const subjectKey = subjectKeys.find((key) => key === row.subjectKey) ?? "other";
		if (access.subjects !== "all" && !access.subjects.includes(subjectKey)) return null;
		const { today } = scope;
		await logView(tx, scope, "group-plan", { groupId, onDate: today });
		const members = await selectMembers(tx, scope, groupId, today);
		const { byPupil, from, to } = await selectPupilFacts(tx, scope, group, members, subjectKey);
		const places = new Map(row.places.map((place) => [place.pupilId, place]));
		const here = new Set(members.map((member) => member.pupilId));
		const present = members.map(({ pupilId, name }) => ({
			...{ pupilId, name, level: places.get(pupilId)?.level ?? null },
			...{ inGroup: true, facts: byPupil.get(pupilId) ?? null },
		}));
		const left = row.places.filter((place) => !here.has(place.pupilId));
		const pupils = [...present, ...left.map((place) => ({ ...place, inGroup: false, facts: null }))];
		const { beginDate, endDate, levels, savedAt } = row;
		return {
			...{ group, planId, subjectKey, beginDate, endDate, levels, savedAt, pupils, factsOf: { from, to }, today },
			version: versionOf(shownPlan({ firstDay: beginDate, lastDay: addDays(endDate, -1), levels, places: row.places })),
			sources: freshSources(await selectSources(tx, scope), today, await findStandingSettings(tx, scope)).filter(
				(source) => source.lastDeliveryAt !== null,
			),
		};
	});
}

interface Row {
	readonly subjectKey: string;
	readonly beginDate: string;
	readonly endDate: string;
	readonly levels: PlanLevels;
	readonly savedAt: Date;
	readonly places: readonly { readonly pupilId: PersonId; readonly name: string; readonly level: PlanLevel }[];
}

async function selectPlan(tx: SchoolTransaction, scope: Scope, groupId: GroupId, planId: PlanId): Promise<Row | null> {
	const [row] = await tx.$queryRaw<Row[]>`
		SELECT p.subject_key AS "subjectKey", p.begin_date::text AS "beginDate", p.end_date::text AS "endDate", p.levels,
			p.updated_at AS "savedAt",
			coalesce((
				SELECT json_agg(json_build_object('pupilId', place.pupil_id, 'level', place.level,
					'name', concat_ws(' ', person.given_name, person.name_prefix, person.family_name))
					ORDER BY ${byName("person")})
				FROM group_plan_place place
				JOIN person ON person.school_id = place.school_id AND person.id = place.pupil_id
				WHERE place.school_id = p.school_id AND place.plan_id = p.id
			), '[]') AS places
		FROM group_plan p
		WHERE p.school_id = ${scope.schoolId}::uuid AND p.id = ${planId}::uuid AND p.group_id = ${groupId}::uuid`;
	return row ?? null;
}
