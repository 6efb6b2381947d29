import type { Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";

/** What an id of the log is called now; ids of what was erased or belongs to another school have no name. */
export async function selectNames(
	tx: SchoolTransaction,
	{ schoolId }: Scope,
	ids: readonly string[],
): Promise<Map<string, string>> {
	if (ids.length === 0) return new Map();
	const rows = await tx.$queryRaw<{ id: string; name: string }[]>`
		WITH asked AS MATERIALIZED (SELECT DISTINCT id FROM unnest(${ids}::uuid[]) AS id)
		SELECT u.id::text, u.name FROM asked JOIN user_account u ON u.place_id = ${schoolId}::uuid AND u.id = asked.id
		UNION ALL
		SELECT o.id::text, o.name FROM asked JOIN account_offer o ON o.place_id = ${schoolId}::uuid AND o.id = asked.id
		UNION ALL
		SELECT b.id::text, b.name FROM asked JOIN board b ON b.id = asked.id
		JOIN school ON school.id = ${schoolId}::uuid AND school.board_id = b.id
		UNION ALL
		SELECT p.id::text, concat_ws(' ', p.given_name, p.name_prefix, p.family_name)
		FROM asked JOIN person p ON p.school_id = ${schoolId}::uuid AND p.id = asked.id
		UNION ALL
		SELECT g.id::text, g.name FROM asked JOIN pupil_group g ON g.school_id = ${schoolId}::uuid AND g.id = asked.id
		UNION ALL
		SELECT s.id::text, s.name FROM asked JOIN sub_group s ON s.school_id = ${schoolId}::uuid AND s.id = asked.id
		UNION ALL
		SELECT c.id::text, s.name FROM asked JOIN connection c ON c.school_id = ${schoolId}::uuid AND c.id = asked.id
		JOIN supplier s ON s.id = c.supplier_id`;
	return new Map(rows.map(({ id, name }) => [id, name]));
}
