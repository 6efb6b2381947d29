import type { SchoolTransaction } from "../../db/in-school";
import type { HeldPair, PupilToMatch } from "./suggest-matches";

/** All pupils of the school, leavers too, as far as two may be one: one statement, compared in memory. */
export function loadPupils(tx: SchoolTransaction, schoolId: string, today: string): Promise<PupilToMatch[]> {
	return tx.$queryRaw<PupilToMatch[]>`
		SELECT p.id, p.given_name AS "givenName", concat_ws(' ', p.name_prefix, p.family_name) AS "familyName",
			coalesce((SELECT min(m.begin_date) FROM group_membership m
				WHERE m.school_id = p.school_id AND m.person_id = p.id), (p.created_at AT TIME ZONE 'Europe/Amsterdam')::date)::text
				AS "sinceDay",
			p.ended_at::text AS "endedAt",
			(SELECT coalesce(json_agg(json_build_object('type', i.type, 'source', i.source, 'value', i.value)), '[]')
				FROM person_identifier i WHERE i.school_id = p.school_id AND i.person_id = p.id) AS keys,
			(SELECT coalesce(json_agg(DISTINCT g.name), '[]')
				FROM group_membership m JOIN pupil_group g ON g.school_id = m.school_id AND g.id = m.group_id AND g.kind = 'class'
				WHERE m.school_id = p.school_id AND m.person_id = p.id AND m.begin_date <= ${today}::date
					AND (m.end_date IS NULL OR m.end_date > ${today}::date)) AS classes
		FROM person p
		WHERE p.school_id = ${schoolId}::uuid AND p.kind = 'pupil'
		LIMIT 20000`;
}

/** Which two pupils the waiting records name at once, and how many records. */
export function loadHeldPairs(tx: SchoolTransaction, schoolId: string): Promise<HeldPair[]> {
	return tx.$queryRaw<HeldPair[]>`
		SELECT one, other, count(*)::int AS records FROM (
			SELECT h.id, min(i.person_id::text) AS one, max(i.person_id::text) AS other
			FROM (SELECT id FROM held_record
				WHERE school_id = ${schoolId}::uuid AND reason = 'ambiguous-pupil' ORDER BY id LIMIT 20000) AS h
			JOIN held_identifier AS n ON n.school_id = ${schoolId}::uuid AND n.held_id = h.id
			JOIN person_identifier AS i ON i.school_id = n.school_id AND i.type = n.type AND i.value = n.value
			GROUP BY h.id HAVING count(DISTINCT i.person_id) = 2
		) AS held
		GROUP BY one, other`;
}

/** Of whom a person said that they are two. Who was merged since counts as the one who remained. */
export async function loadDifferent(tx: SchoolTransaction, schoolId: string): Promise<[string, string][]> {
	const rows = await tx.personMatch.findMany({
		where: { schoolId, state: { in: ["different", "merged"] } },
		select: { state: true, pupilId: true, otherId: true },
	});
	const keptOf = new Map(rows.filter(({ state }) => state === "merged").map((row) => [row.otherId, row.pupilId]));
	const kept = (id: string): string => {
		const next = keptOf.get(id);
		return next === undefined ? id : kept(next);
	};
	return rows.filter(({ state }) => state === "different").map((row) => [kept(row.pupilId), kept(row.otherId)]);
}
