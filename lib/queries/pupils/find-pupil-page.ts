import { findPupilAccess, type VisibleSubjects } from "../../authz/access";
import type { Scope } from "../../authz/scope";
import { logView } from "../../commands/views/log-view";
import { inSchool, type SchoolTransaction } from "../../db/in-school";
import type { ConnectionId, PersonId } from "../../domain/ids";
import { findStandingSettings } from "../settings/find-standing-settings";
import { type PupilRow, pupilRows } from "./pupil-rows";
import { type ComparisonGroup, selectComparisonGroups } from "./select-comparison-groups";
import { selectPracticeFacts } from "./select-practice-facts";
import { selectTestFacts } from "./select-test-facts";

export interface PupilPage {
	readonly pupilId: PersonId;
	readonly name: string;
	readonly givenName: string;
	readonly groups: readonly { readonly groupId: string; readonly name: string }[];
	readonly coaches: readonly string[];
	/** Subjects that the reader may see; the rows hold no other. */
	readonly subjects: VisibleSubjects;
	readonly rows: readonly PupilRow[];
}

export interface Source {
	readonly connectionId: ConnectionId;
	readonly supplier: string;
	readonly adaptive: string;
}

/**
 * M1 in short: how a pupil stands, a row per subject and source, in the context of the group. Null for a pupil that is
 * not the reader's today and for one that is not there. The look is logged before anything is answered.
 */
export function findPupilPage(scope: Scope, pupilId: PersonId): Promise<PupilPage | null> {
	return inSchool(scope, async (tx) => {
		const access = await findPupilAccess(tx, scope, pupilId);
		if (access === null) return null;
		await logView(tx, scope, "pupil", { pupilId });
		const [pupil] = await selectPupil(tx, scope, pupilId);
		if (!pupil) return null;
		const groups = await selectComparisonGroups(tx, scope, pupilId);
		const people = peopleOf(groups, pupilId);
		const sources = await selectSources(tx, scope);
		const tests = await selectTestFacts(tx, scope, people);
		const settings = await findStandingSettings(tx, scope);
		const practice = await selectPracticeFacts(tx, scope, people, settings);
		return {
			pupilId,
			...pupil,
			groups: groups.map(({ groupId, name }) => ({ groupId, name })),
			subjects: access.subjects,
			rows: pupilRows({
				pupilId,
				subjects: access.subjects,
				today: scope.today,
				settings,
				groups,
				sources,
				tests,
				practice,
			}),
		};
	});
}

function peopleOf(groups: readonly ComparisonGroup[], pupilId: PersonId): PersonId[] {
	return [...new Set([pupilId, ...groups.flatMap((group) => group.members.map((member) => member.personId))])];
}

function selectPupil(tx: SchoolTransaction, scope: Scope, pupilId: PersonId) {
	return tx.$queryRaw<Pick<PupilPage, "name" | "givenName" | "coaches">[]>`
		SELECT concat_ws(' ', p.given_name, p.name_prefix, p.family_name) AS name, p.given_name AS "givenName",
			coalesce((
				SELECT array_agg(DISTINCT concat_ws(' ', e.given_name, e.name_prefix, e.family_name))
				FROM assignment a
				JOIN person e ON e.school_id = a.school_id AND e.id = a.person_id
				WHERE a.school_id = p.school_id AND a.kind = 'coach' AND a.pupil_id = p.id
					AND a.begin_date <= ${scope.today}::date AND (a.end_date IS NULL OR a.end_date > ${scope.today}::date)
			), '{}') AS coaches
		FROM person p
		WHERE p.school_id = ${scope.schoolId}::uuid AND p.id = ${pupilId}::uuid`;
}

function selectSources(tx: SchoolTransaction, scope: Scope) {
	return tx.$queryRaw<Source[]>`
		SELECT c.id AS "connectionId", s.name AS supplier, c.adaptive
		FROM connection c JOIN supplier s ON s.id = c.supplier_id
		WHERE c.school_id = ${scope.schoolId}::uuid
		LIMIT 200`;
}
