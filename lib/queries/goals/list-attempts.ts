import type { Scope } from "../../authz/scope";
import { inSchool, type SchoolTransaction } from "../../db/in-school";
import type { ConnectionId } from "../../domain/ids";
import { Prisma } from "../../generated/prisma/client";
import { isOfGoal } from "./is-of-goal";
import { openPupilGoal, type PupilGoalInput } from "./open-pupil-goal";

export interface AttemptsInput extends PupilGoalInput {
	/** Null: all sources. */
	readonly connectionId: ConnectionId | null;
	/** The last row of the page before; null: the first page. */
	readonly after: { readonly at: Date; readonly id: string } | null;
}

export interface AttemptRow {
	readonly id: string;
	readonly at: Date;
	readonly supplier: string;
	/** What the supplier calls the item; null: it gave no name. */
	readonly itemTitle: string | null;
	/** Title of the unit or the item; null: the supplier gave none. */
	readonly title: string | null;
	/** The supplier's verdict; null: none was given, which is not wrong. */
	readonly success: boolean | null;
	/** 0-1 */
	readonly scoreRatio: number | null;
	readonly durationMs: number | null;
	/** The first at this item, and so what counts as evidence. */
	readonly first: boolean;
}

export interface AttemptPage {
	readonly rows: readonly AttemptRow[];
	/** Where the next page begins; null: this was the last. */
	readonly next: { readonly at: Date; readonly id: string } | null;
}

const pageSize = 50;

/**
 * Attempts of the pupil at items of the goal in the period, newest first, 50 a page. Logged as a look.
 * @throws AppError not-found, for what is not theirs and for what is not there
 */
export function listAttempts(scope: Scope, input: AttemptsInput): Promise<AttemptPage> {
	return inSchool(scope, async (tx) => {
		const { period } = await openPupilGoal(tx, scope, input);
		const rows = await selectAttempts(tx, scope, input, period);
		const page = rows.slice(0, pageSize);
		const last = page.at(-1);
		return { rows: page, next: rows.length > pageSize && last ? { at: last.at, id: last.id } : null };
	});
}

function selectAttempts(
	tx: SchoolTransaction,
	scope: Scope,
	{ goalId, pupilId, connectionId, after }: AttemptsInput,
	{ from, to }: { readonly from: string; readonly to: string },
) {
	const before = after ? Prisma.sql`AND (a.at, a.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : Prisma.empty;
	return tx.$queryRaw<AttemptRow[]>`
		SELECT a.id, a.at, s.name AS supplier, n.title AS "itemTitle",
			coalesce(u.title, i.title) AS title, a.success,
			a.score_ratio AS "scoreRatio", a.duration_ms AS "durationMs", f.attempt_id IS NOT NULL AS first
		FROM attempt a
		JOIN connection c ON c.school_id = a.school_id AND c.id = a.connection_id
		JOIN supplier s ON s.id = c.supplier_id
		LEFT JOIN first_attempt f ON f.school_id = a.school_id AND f.connection_id = a.connection_id
			AND f.pupil_id = a.pupil_id AND f.item_id = a.item_id AND f.attempt_id = a.id
		LEFT JOIN supplier_unit u ON u.school_id = a.school_id AND u.connection_id = a.connection_id
			AND u.kind = 'unit' AND u.source_id = a.unit_id
		LEFT JOIN supplier_unit i ON i.school_id = a.school_id AND i.connection_id = a.connection_id
			AND i.kind = 'item' AND i.source_id = a.item_id
		LEFT JOIN practice_item n ON n.school_id = a.school_id AND n.connection_id = a.connection_id AND n.item_id = a.item_id
		WHERE a.school_id = ${scope.schoolId}::uuid AND a.pupil_id = ${pupilId}::uuid
			AND (${connectionId}::uuid IS NULL OR a.connection_id = ${connectionId}::uuid)
			AND a.at >= ${from}::date::timestamp AT TIME ZONE 'Europe/Amsterdam'
			AND a.at < (${to}::date + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam' ${before}
			AND ${isOfGoal(goalId)}
		ORDER BY a.at DESC, a.id DESC
		LIMIT ${pageSize + 1}`;
}
