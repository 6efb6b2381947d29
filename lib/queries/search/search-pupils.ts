import type { Scope } from "../../authz/scope";
import { inSchool, type SchoolTransaction } from "../../db/in-school";
import { whole } from "../../db/whole";
import { compareNames } from "../../domain/compare-names";
import type { PersonId } from "../../domain/ids";
import { foldName, matchesName } from "./fold-name";

export interface FoundPupil {
	readonly pupilId: PersonId;
	readonly name: string;
	/** The reader's groups that the pupil is in today. */
	readonly groups: readonly string[];
	readonly coached: boolean;
}

export interface FoundPupils {
	readonly pupils: readonly FoundPupil[];
	/** How many there are; the list holds the first eight. */
	readonly total: number;
}

const shown = 8;

/**
 * Pupils whom the reader may see today, by the beginning of the words of their names, marks and capitals aside. A list
 * of names is no look; who opens one is logged there. The few hundred names of one's own are read and compared here,
 * for under row-level security no index can be used by LIKE.
 */
export function searchPupils(scope: Scope, text: string): Promise<FoundPupils> {
	return inSchool(scope, async (tx) => {
		const typed = foldName(text);
		if (typed.length === 0) return { pupils: [], total: 0 };
		const found = (await selectOwnPupils(tx, scope))
			.map((pupil) => ({ pupil, words: foldName(pupil.name) }))
			.filter(({ words }) => matchesName(typed, words))
			.sort((a, b) => compareNames(a.words.join(" "), b.words.join(" ")));
		return { pupils: found.slice(0, shown).map(({ pupil }) => pupil), total: found.length };
	});
}

/** More pupils than a school has. */
const mostSearched = 20_000;

async function selectOwnPupils(tx: SchoolTransaction, scope: Scope): Promise<FoundPupil[]> {
	if (scope.personId === null || !scope.roles.has("staff")) return [];
	const rows = await tx.$queryRaw<FoundPupil[]>`
		WITH assigned AS (
			SELECT a.kind, a.group_id, a.pupil_id
			FROM assignment a
			JOIN person employee ON employee.school_id = a.school_id AND employee.id = a.person_id
			WHERE a.school_id = ${scope.schoolId}::uuid AND a.person_id = ${scope.personId}::uuid
				AND a.begin_date <= ${scope.today}::date AND (a.end_date IS NULL OR a.end_date > ${scope.today}::date)
				AND (employee.ended_at IS NULL OR employee.ended_at > ${scope.today}::date)
		), own AS (
			SELECT m.person_id AS pupil_id, g.name AS group_name
			FROM assigned a
			JOIN pupil_group g ON g.school_id = ${scope.schoolId}::uuid AND g.id = a.group_id
				AND (g.ended_at IS NULL OR g.ended_at > ${scope.today}::date)
			JOIN group_membership m ON m.school_id = g.school_id AND m.group_id = g.id
				AND m.begin_date <= ${scope.today}::date AND (m.end_date IS NULL OR m.end_date > ${scope.today}::date)
			WHERE a.kind IN ('class-teacher', 'teacher')
			UNION ALL
			SELECT a.pupil_id, NULL FROM assigned a WHERE a.kind = 'coach'
		)
		SELECT p.id AS "pupilId", concat_ws(' ', p.given_name, p.name_prefix, p.family_name) AS name,
			coalesce(array_agg(DISTINCT own.group_name) FILTER (WHERE own.group_name IS NOT NULL), '{}') AS groups,
			bool_or(own.group_name IS NULL) AS coached
		FROM own
		JOIN person p ON p.school_id = ${scope.schoolId}::uuid AND p.id = own.pupil_id AND p.kind = 'pupil'
			AND (p.ended_at IS NULL OR p.ended_at > ${scope.today}::date)
		GROUP BY p.id, p.given_name, p.name_prefix, p.family_name
		ORDER BY p.id
		LIMIT ${mostSearched + 1}`;
	return whole(rows, mostSearched);
}
