import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { can } from "../../authz/policy";
import type { Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import type { PersonId } from "../../domain/ids";
import { AppError } from "../../errors";
import { findSuggestion } from "./list-suggestions";
import type { SuggestedMatch } from "./suggest-matches";

/** One of two who may be the same: the roster and amounts, never a result. */
export interface PairedPupil {
	readonly pupilId: PersonId;
	readonly name: string;
	readonly endedAt: string | null;
	readonly places: readonly { readonly group: string; readonly from: string; readonly until: string | null }[];
	/** Numbers by kind and system, masked but for their ends. */
	readonly keys: readonly { readonly type: string; readonly source: string; readonly end: string }[];
	readonly amounts: Readonly<Record<PairAmount, number>>;
}
export const pairAmounts = ["attempts", "entries", "notes", "coaches", "looks"] as const;
export type PairAmount = (typeof pairAmounts)[number];

export interface PupilPair {
	readonly pupils: readonly [PairedPupil, PairedPupil];
	/** Null: nobody suggested it. */
	readonly suggestion: SuggestedMatch | null;
}

/**
 * Two pupils side by side, for whoever decides whether they are one; null for pupils of elsewhere as for none.
 * @throws AppError not-allowed
 */
export async function findPair(scope: Scope, oneId: PersonId, otherId: PersonId): Promise<PupilPair | null> {
	if (!can(scope, "match-people")) throw new AppError("not-allowed");
	if (oneId === otherId) return null;
	const [one, other] = await inSchoolAsAdmin(scope, async (tx) => [
		await findPaired(tx, scope, oneId),
		await findPaired(tx, scope, otherId),
	]);
	if (!one || !other) return null;
	return { pupils: [one, other], suggestion: await findSuggestion(scope, oneId, otherId) };
}

async function findPaired(tx: SchoolTransaction, { schoolId }: Scope, pupilId: PersonId): Promise<PairedPupil | null> {
	const [found] = await tx.$queryRaw<PairedPupil[]>`
		SELECT p.id AS "pupilId", concat_ws(' ', p.given_name, p.name_prefix, p.family_name) AS name,
			p.ended_at::text AS "endedAt",
			(SELECT coalesce(json_agg(place ORDER BY place."from" DESC), '[]') FROM (
				SELECT g.name AS "group", m.begin_date::text AS "from", m.end_date::text AS until
				FROM group_membership m JOIN pupil_group g ON g.school_id = m.school_id AND g.id = m.group_id
				WHERE m.school_id = p.school_id AND m.person_id = p.id ORDER BY m.begin_date DESC LIMIT 8) AS place) AS places,
			(SELECT coalesce(json_agg(json_build_object('type', i.type, 'source', i.source, 'end', right(i.value, 4))
				ORDER BY i.type, i.source, i.value), '[]')
				FROM person_identifier i WHERE i.school_id = p.school_id AND i.person_id = p.id) AS keys,
			json_build_object(
				'attempts', (SELECT coalesce(sum(d.attempts), 0) FROM practice_day d
					WHERE d.school_id = p.school_id AND d.pupil_id = p.id AND d.kind = 'total'),
				'entries', (SELECT count(*) FROM sitting_entry e WHERE e.school_id = p.school_id AND e.pupil_id = p.id),
				'notes', (SELECT count(*) FROM note n
					WHERE n.school_id = p.school_id AND n.pupil_id = p.id AND n.removed_at IS NULL),
				'coaches', (SELECT count(*) FROM assignment a WHERE a.school_id = p.school_id AND a.pupil_id = p.id),
				'looks', (SELECT count(*) FROM record_view v WHERE v.school_id = p.school_id AND v.pupil_id = p.id)
			) AS amounts
		FROM person p
		WHERE p.school_id = ${schoolId}::uuid AND p.id = ${pupilId}::uuid AND p.kind = 'pupil'`;
	return found ?? null;
}
