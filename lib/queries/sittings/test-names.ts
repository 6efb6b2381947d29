import type { AnyScope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import { groupBy } from "../../domain/group-by";
import { type NamedTest, toldName } from "../../standing/tell-apart";

/** What a test is called on every screen. */
export type TestNameOf = (assessmentId: string) => string;

type Row = Omit<NamedTest, "day"> & { readonly assessmentId: string; readonly days: readonly string[] };

/**
 * What tests are called: their own name, and what tells them apart from another test of that name and supplier that somebody
 * made on the same day. The same on every screen, in files and in print, whatever else is shown beside them.
 * @returns a function that gives "" for an id that was not asked
 */
export async function selectTestNames(
	tx: SchoolTransaction,
	scope: AnyScope,
	assessmentIds: readonly string[],
): Promise<TestNameOf> {
	const ids = [...new Set(assessmentIds)];
	if (ids.length === 0) return () => "";
	const rows = await tx.$queryRaw<Row[]>`
		WITH asked AS MATERIALIZED (
			SELECT DISTINCT c.supplier_id, a.name FROM assessment a
			JOIN connection c ON c.school_id = a.school_id AND c.id = a.connection_id
			WHERE a.school_id = ${scope.schoolId}::uuid AND a.id = ANY(${ids}::uuid[])
		), known AS MATERIALIZED (
			SELECT a.id, a.name, a.version, a.study_level, a.source_id, c.supplier_id,
				count(*) OVER (PARTITION BY c.supplier_id, a.name) > 1 AS shared
			FROM assessment a
			JOIN connection c ON c.school_id = a.school_id AND c.id = a.connection_id
			JOIN asked ON asked.supplier_id = c.supplier_id AND asked.name = a.name
			WHERE a.school_id = ${scope.schoolId}::uuid
		)
		SELECT k.id AS "assessmentId", k.name, k.supplier_id::text AS supplier, k.version, k.study_level AS "studyLevel",
			k.source_id AS "sourceId", CASE WHEN k.shared THEN (
				SELECT coalesce(array_agg(DISTINCT on_day.day::text), '{}') FROM (
					SELECT t.day FROM sitting t WHERE t.school_id = ${scope.schoolId}::uuid AND t.assessment_id = k.id
					UNION ALL
					SELECT f.day FROM refused_result f WHERE f.school_id = ${scope.schoolId}::uuid AND f.assessment_id = k.id
				) on_day
			) ELSE '{}' END AS days
		FROM known k
		ORDER BY k.id`;
	const keyOf = ({ supplier, name }: Row) => JSON.stringify([supplier, name]);
	const byName = groupBy(rows, keyOf);
	const names = new Map(
		rows.map((row) => {
			const alike = (byName.get(keyOf(row)) ?? []).filter((one) => one.days.some((day) => row.days.includes(day)));
			return [row.assessmentId, toldName(row, alike)];
		}),
	);
	return (assessmentId) => names.get(assessmentId) ?? "";
}
