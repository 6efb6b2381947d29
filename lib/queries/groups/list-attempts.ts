import type { Scope } from "../../authz/scope";
import { logView } from "../../commands/views/log-view";
import { inSchool } from "../../db/in-school";
import { Prisma } from "../../generated/prisma/client";
import { type PeriodChoice, resolvePeriod } from "../periods/resolve-period";
import { findGoalLook, type GoalLookInput } from "./find-goal-look";
import { selectCompared } from "./select-goal-timeline";

export interface AttemptsInput extends GoalLookInput {
	readonly period: PeriodChoice;
	/** The last row of the page before; null: the first page. */
	readonly after: { readonly at: Date; readonly id: string } | null;
}

export interface AttemptRow {
	readonly id: string;
	readonly at: Date;
	readonly supplier: string;
	/** Title of the unit or item, else its own id. */
	readonly title: string;
	/** The supplier's verdict; null: none was given. */
	readonly success: boolean | null;
	/** 0-1 */
	readonly scoreRatio: number | null;
	readonly durationMs: number | null;
	/** Whether it was the first at this item, and so counts as evidence. */
	readonly first: boolean;
	readonly deliveryId: string;
}

export interface AttemptPage {
	readonly rows: readonly AttemptRow[];
	readonly next: { readonly at: Date; readonly id: string } | null;
}

const pageSize = 50;

/** Attempts of the pupil at items of the goal in the period, newest first, a page at a time. Null: not theirs, or not there. */
export function listAttempts(scope: Scope, input: AttemptsInput): Promise<AttemptPage | null> {
	return inSchool(scope, async (tx) => {
		const look = await findGoalLook(tx, scope, input);
		if (!look) return null;
		await logView(tx, scope, "pupil-on-goal", { pupilId: input.pupilId });
		const members = await selectCompared(tx, scope.schoolId, input.groupId, scope.today, null);
		const { from, to } = await resolvePeriod(tx, scope, input.period, members);
		const before = input.after
			? Prisma.sql`AND (a.at, a.id) < (${input.after.at}::timestamptz, ${input.after.id}::uuid)`
			: Prisma.empty;
		const rows = await tx.$queryRaw<AttemptRow[]>`
			WITH mapped AS (
				SELECT connection_id, kind, source_id FROM goal_mapping
				WHERE school_id = ${scope.schoolId}::uuid AND goal_id = ${input.goalId}::uuid AND kind IN ('item', 'unit')
			)
			SELECT a.id, a.at, s.name AS supplier, coalesce(u.title, i.title, a.unit_id, a.item_id) AS title, a.success,
				a.score_ratio AS "scoreRatio", a.duration_ms AS "durationMs", f.attempt_id IS NOT NULL AS first,
				a.delivery_id AS "deliveryId"
			FROM attempt a
			JOIN connection c ON c.school_id = a.school_id AND c.id = a.connection_id
			JOIN supplier s ON s.id = c.supplier_id
			LEFT JOIN first_attempt f ON f.school_id = a.school_id AND f.connection_id = a.connection_id
				AND f.pupil_id = a.pupil_id AND f.item_id = a.item_id AND f.attempt_id = a.id
			LEFT JOIN supplier_unit u ON u.school_id = a.school_id AND u.connection_id = a.connection_id
				AND u.kind = 'unit' AND u.source_id = a.unit_id
			LEFT JOIN supplier_unit i ON i.school_id = a.school_id AND i.connection_id = a.connection_id
				AND i.kind = 'item' AND i.source_id = a.item_id
			WHERE a.school_id = ${scope.schoolId}::uuid AND a.pupil_id = ${input.pupilId}::uuid
				AND a.at >= ${from}::date::timestamp AT TIME ZONE 'Europe/Amsterdam'
				AND a.at < (${to}::date + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam' ${before}
				AND CASE
					WHEN EXISTS (SELECT FROM goal_mapping m WHERE m.school_id = a.school_id
						AND m.connection_id = a.connection_id AND m.kind = 'item' AND m.source_id = a.item_id)
					THEN (a.connection_id, 'item', a.item_id) IN (SELECT connection_id, kind, source_id FROM mapped)
					ELSE (a.connection_id, 'unit', a.unit_id) IN (SELECT connection_id, kind, source_id FROM mapped)
				END
			ORDER BY a.at DESC, a.id DESC
			LIMIT ${pageSize + 1}`;
		const page = rows.slice(0, pageSize);
		const last = page.at(-1);
		return { rows: page, next: rows.length > pageSize && last ? { at: last.at, id: last.id } : null };
	});
}
