import { inSchoolByRole } from "../../authz/in-school-by-role";
import { can } from "../../authz/policy";
import type { Scope } from "../../authz/scope";
import { addDays } from "../../domain/school-day";
import { AppError } from "../../errors";
import { usedDays } from "./list-sources";
import type { UnitKey, UnitView } from "./mapping-filter";
import { selectUses } from "./select-uses";

export const unitsOnPage = 30;

export interface UnitRow extends UnitKey {
	/** As the supplier calls it, a part with its test; null: it has no name. */
	readonly title: string | null;
	/** The supplier's word for the subject; tests alone name one. */
	readonly subjectName: string | null;
	/** Attempts in the last weeks, or results. */
	readonly uses: number;
	readonly setAside: boolean;
	readonly goals: readonly { readonly goalId: string; readonly code: string; readonly title: string }[];
}

export interface UnitPage {
	readonly units: readonly UnitRow[];
	readonly page: number;
	readonly pages: number;
	readonly total: number;
}

export interface UnitsAsked {
	readonly connectionId: string;
	readonly view: UnitView;
	/** Words that must stand in the name. */
	readonly search: string;
	readonly page: number;
	/** One unit alone, wherever it is in the list. */
	readonly only: UnitKey | null;
}

/**
 * Units, items, tests and parts of one supplier, those on which most rests first, a page at a time. Empty for a connection
 * of another school, as for one that is not there.
 * @throws AppError not-allowed without the right
 */
export async function listUnits(scope: Scope, asked: UnitsAsked): Promise<UnitPage> {
	if (!can(scope, "map-goals")) throw new AppError("not-allowed");
	const { connectionId, view, only } = asked;
	const { schoolId } = scope;
	const words = asked.search.toLowerCase().split(/\s+/).filter(Boolean).slice(0, 5);
	const page = Math.min(Math.max(1, asked.page), 1_000);
	const rows = await inSchoolByRole(
		scope,
		(tx) => tx.$queryRaw<(UnitRow & { total: number })[]>`
			WITH ${selectUses(schoolId, connectionId, addDays(scope.today, 1 - usedDays))}, named AS (
				SELECT DISTINCT ON (a.source_id) a.source_id, a.id, a.name, a.subject_name FROM assessment AS a
				WHERE a.school_id = ${schoolId}::uuid AND a.connection_id = ${connectionId}::uuid
				ORDER BY a.source_id, a.version DESC
			), listed AS (
				SELECT u.kind, u.source_id, coalesce(u.title, item.title, n.name || ': ' || part.name) AS title, n.subject_name, u.mapped,
					u.set_aside AND NOT u.mapped AS set_aside, coalesce(used.uses, 0) AS uses
				FROM supplier_unit AS u
				LEFT JOIN used ON used.kind = u.kind AND used.source_id = u.source_id
				LEFT JOIN named AS n ON u.kind IN ('assessment', 'part')
					AND n.source_id = CASE u.kind WHEN 'part' THEN regexp_replace(u.source_id, '#[^#]*$', '') ELSE u.source_id END
				LEFT JOIN assessment_part AS part ON u.kind = 'part' AND part.school_id = u.school_id AND part.assessment_id = n.id
					AND u.source_id = n.source_id || '#' || part.source_id
				LEFT JOIN practice_item AS item ON u.kind = 'item' AND item.school_id = u.school_id
					AND item.connection_id = u.connection_id AND item.item_id = u.source_id
				WHERE u.school_id = ${schoolId}::uuid AND u.connection_id = ${connectionId}::uuid
			)
			SELECT l.kind, l.source_id AS "sourceId", l.title,
				l.subject_name AS "subjectName", l.uses, l.set_aside AS "setAside", count(*) OVER ()::int AS total,
				coalesce((
					SELECT json_agg(json_build_object('goalId', g.id, 'code', g.code, 'title', g.title) ORDER BY g.position, g.id)
					FROM goal_mapping AS m JOIN goal AS g ON g.id = m.goal_id
					WHERE m.school_id = ${schoolId}::uuid AND m.connection_id = ${connectionId}::uuid
						AND m.kind = l.kind AND m.source_id = l.source_id
				), '[]'::json) AS goals
			FROM listed AS l
			WHERE CASE
				WHEN ${only?.kind ?? null}::text IS NOT NULL
					THEN l.kind = ${only?.kind ?? null} AND l.source_id = ${only?.sourceId ?? null}
				ELSE (SELECT bool_and(position(word IN lower(concat_ws(' ', l.title, l.source_id))) > 0)
						FROM unnest(${words}::text[]) AS word) IS NOT FALSE
					AND CASE ${view} WHEN 'open' THEN NOT l.mapped AND NOT l.set_aside WHEN 'mapped' THEN l.mapped
						WHEN 'set-aside' THEN l.set_aside ELSE true END
				END
			ORDER BY l.mapped OR l.set_aside, l.uses DESC, l.title, l.kind, l.source_id
			LIMIT ${unitsOnPage} OFFSET ${(page - 1) * unitsOnPage}`,
	);
	const total = rows[0]?.total ?? 0;
	const units = rows.map(({ total: _total, ...unit }) => unit);
	return { units, page, pages: Math.max(1, Math.ceil(total / unitsOnPage)), total };
}
