import type { SchoolTransaction } from "../../db/in-school";
import { foldPlaces, type GroupPlace } from "./fold-places";
import type { Move } from "./move-rows";

/** The other's places in groups are set aside; the one who remains gets those that were missing. */
export async function movePlaces(tx: SchoolTransaction, move: Move): Promise<number> {
	const { schoolId, matchId, from, to } = move;
	const placesOf = (pupilId: string) => tx.$queryRaw<GroupPlace[]>`
		SELECT group_id, school_year, begin_date::text, end_date::text FROM group_membership
		WHERE school_id = ${schoolId}::uuid AND person_id = ${pupilId}::uuid ORDER BY begin_date, group_id`;
	const [kept, others] = [await placesOf(to), await placesOf(from)];
	await tx.$executeRaw`
		WITH gone AS (
			DELETE FROM group_membership AS t WHERE t.school_id = ${schoolId}::uuid AND t.person_id = ${from}::uuid RETURNING t.*
		)
		INSERT INTO person_match_row (school_id, match_id, table_name, how, key, before)
		SELECT ${schoolId}::uuid, ${matchId}::uuid, 'group_membership', 'aside',
			jsonb_build_object('group_id', t.group_id, 'person_id', t.person_id, 'begin_date', t.begin_date), to_jsonb(t)
		FROM gone AS t`;
	const added = JSON.stringify(foldPlaces(kept, others));
	await tx.$executeRaw`
		WITH added AS (
			INSERT INTO group_membership AS t (school_id, group_id, person_id, school_year, begin_date, end_date)
			SELECT ${schoolId}::uuid, r.group_id, ${to}::uuid, r.school_year, r.begin_date, r.end_date
			FROM json_to_recordset(${added}::json) AS r (group_id uuid, school_year int, begin_date date, end_date date)
			ON CONFLICT DO NOTHING RETURNING t.*
		)
		INSERT INTO person_match_row (school_id, match_id, table_name, how, key, after)
		SELECT ${schoolId}::uuid, ${matchId}::uuid, 'group_membership', 'added',
			jsonb_build_object('group_id', t.group_id, 'person_id', t.person_id, 'begin_date', t.begin_date), to_jsonb(t)
		FROM added AS t`;
	return others.length;
}
