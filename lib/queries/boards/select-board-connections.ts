import type { BoardScope } from "../../authz/scope";
import { recordLook } from "../../commands/boards/record-look";
import { inBoardSchool } from "../../db/in-board-school";
import type { ConnectionId, SchoolId } from "../../domain/ids";
import { addDays, dayInAmsterdam } from "../../domain/school-day";
import { type Holiday, schoolDaysBetween } from "../../domain/school-days";
import { findStandard, rosterStandards } from "../../standards/registry";
import { freeDays } from "../publication/free-days";
import { stateNow, volumeByConnection } from "../suppliers/connection-sql";
import type { ShownState } from "../suppliers/describe-supplier";
import { type ConnectionState, volumeDays } from "../suppliers/list-suppliers";

/** The state of one connection of one school: counts and moments, nothing of a pupil. */
export interface BoardConnection {
	readonly connectionId: ConnectionId;
	readonly supplier: string;
	readonly standard: string;
	/** It brings pupils and groups: no records of a day. */
	readonly roster: boolean;
	readonly state: ShownState;
	/** The last fetch of a roster ended without one. */
	readonly pullFailed: boolean;
	readonly lastDeliveryAt: Date | null;
	/** Days with records in four weeks, oldest first; yyyy-mm-dd. */
	readonly days: readonly { readonly day: string; readonly received: number; readonly rejected: number }[];
	readonly holidays: readonly Holiday[];
}

type Row = Omit<BoardConnection, "roster" | "state"> & {
	readonly state: ConnectionState;
	readonly lateAfterSchoolDays: number | null;
};

/**
 * The connections of one school of the board that have not ended, at most 200, by supplier. Empty for a school of another board.
 * @param looked writes the look into the audit log of the school, in the same transaction
 */
export async function selectBoardConnections(
	scope: BoardScope,
	schoolId: SchoolId,
	looked: boolean,
): Promise<BoardConnection[]> {
	const since = addDays(scope.today, 1 - volumeDays);
	const rows = await inBoardSchool(scope, schoolId, async (tx) => {
		if (looked) await recordLook(tx, scope, schoolId);
		return tx.$queryRaw<Row[]>`
			WITH ${volumeByConnection(schoolId, since)}
			SELECT c.id AS "connectionId", s.name AS supplier, c.standard,
				${stateNow()} AS state,
				c.late_after_school_days AS "lateAfterSchoolDays",
				greatest(d.last_at, f.last_at, p.last_at) AS "lastDeliveryAt",
				coalesce(p.failed, false) AS "pullFailed", coalesce(v.days, '[]'::json) AS days,
				${freeDays(schoolId)} AS holidays
			FROM connection c
			JOIN supplier s ON s.id = c.supplier_id
			LEFT JOIN volume v ON v.connection_id = c.id
			LEFT JOIN roster_files_for_board() f ON f.connection_id = c.id
			CROSS JOIN LATERAL (
				SELECT max(received_at) AS last_at FROM delivery
				WHERE delivery.school_id = c.school_id AND connection_id = c.id
			) d
			CROSS JOIN LATERAL (
				SELECT max(ended_at) FILTER (WHERE state = 'done') AS last_at,
					(array_agg(state ORDER BY created_at DESC) FILTER (WHERE state IN ('done', 'failed')))[1] = 'failed' AS failed
				FROM roster_pull_run WHERE roster_pull_run.school_id = c.school_id AND connection_id = c.id AND NOT trial
			) p
			WHERE c.school_id = ${schoolId}::uuid AND c.state <> 'revoked'
			ORDER BY s.name, c.standard, c.id
			LIMIT 1000`;
	});
	return rows.map(({ lateAfterSchoolDays, state, ...row }) => ({
		...row,
		state: state === "active" && isLate(row, lateAfterSchoolDays, scope.today) ? "late" : state,
		roster: rosterStandards.includes(row.standard),
		pullFailed: row.pullFailed && findStandard(row.standard)?.pull !== undefined,
	}));
}

function isLate(row: Pick<Row, "lastDeliveryAt" | "holidays">, expected: number | null, today: string): boolean {
	if (expected === null || row.lastDeliveryAt === null) return false;
	return schoolDaysBetween(dayInAmsterdam(row.lastDeliveryAt), today, row.holidays) > expected;
}
