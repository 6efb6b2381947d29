import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { Scope } from "../../authz/scope";
import { whole } from "../../db/whole";
import type { PersonId } from "../../domain/ids";
import { byName } from "../people/by-name";
import { foldName, matchesName } from "../search/fold-name";

export interface SchoolPupil {
	readonly pupilId: PersonId;
	readonly name: string;
	/** The class that the pupil is in today, or was in last. */
	readonly group: string | null;
	/** When the pupil left; null: is at the school. */
	readonly endedAt: string | null;
}

export interface SchoolPupils {
	readonly pupils: readonly SchoolPupil[];
	/** How many there are; the list holds the first twenty. */
	readonly total: number;
}

const shown = 20;
/** More pupils than a school has. */
const mostSearched = 20_000;

/**
 * Pupils of the school by the beginning of the words of their names, leavers too: the roster, for its admin. Nothing of
 * results. A school's few thousand names are read and compared here, for under row-level security no index can be used
 * by LIKE.
 */
export async function findSchoolPupils(scope: Scope, text: string): Promise<SchoolPupils> {
	requireAdmin(scope);
	const typed = foldName(text);
	if (typed.length === 0) return { pupils: [], total: 0 };
	const rows = await inSchoolAsAdmin(
		scope,
		(tx) => tx.$queryRaw<SchoolPupil[]>`
			SELECT p.id AS "pupilId", concat_ws(' ', p.given_name, p.name_prefix, p.family_name) AS name,
				p.ended_at::text AS "endedAt",
				(SELECT g.name FROM group_membership m
				 JOIN pupil_group g ON g.school_id = m.school_id AND g.id = m.group_id AND g.kind = 'class'
				 WHERE m.school_id = p.school_id AND m.person_id = p.id
				 ORDER BY m.begin_date DESC LIMIT 1) AS "group"
			FROM person p
			WHERE p.school_id = ${scope.schoolId}::uuid AND p.kind = 'pupil'
			ORDER BY ${byName("p")}
			LIMIT ${mostSearched + 1}`,
	);
	const found = whole(rows, mostSearched).filter(({ name }) => matchesName(typed, foldName(name)));
	return { pupils: found.slice(0, shown), total: found.length };
}
