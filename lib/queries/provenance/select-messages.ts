import type { Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import type { ConnectionId } from "../../domain/ids";
import { countingFirst, isResult } from "../counting/counting-order";
import { isOfGoal } from "../goals/is-of-goal";
import type { TimelineWanted } from "../goals/select-timeline-facts";

/** The message that a figure last rests on. */
export interface MessageRow {
	readonly connectionId: ConnectionId;
	/** What of the source: the unit, or the test and its part, as in the panels; "practice" for all practice. */
	readonly series: string;
	readonly deliveryId: string;
	/** As the supplier numbered it; null: it gave none. */
	readonly messageId: string | null;
	/** Of the standard. */
	readonly version: string;
	readonly receivedAt: Date;
	/** When it was done. */
	readonly at: Date;
	/** How many messages the figure rests on; null: not counted. */
	readonly messageCount: number | null;
}

/** Per source the last message with attempts of these pupils at the goal in the period, and how many messages there were. */
export function selectPracticeMessages(
	tx: SchoolTransaction,
	scope: Scope,
	wanted: TimelineWanted,
): Promise<MessageRow[]> {
	return tx.$queryRaw<MessageRow[]>`
		WITH practised AS (
			SELECT a.connection_id, a.delivery_id, max(a.at) AS at
			FROM attempt a
			WHERE a.school_id = ${scope.schoolId}::uuid AND a.pupil_id = ANY(${wanted.pupilIds}::uuid[])
				AND a.at >= ${wanted.from}::date::timestamp AT TIME ZONE 'Europe/Amsterdam'
				AND a.at < (${wanted.to}::date + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam' AND ${isOfGoal(wanted.goalId)}
			GROUP BY a.connection_id, a.delivery_id
		)
		SELECT DISTINCT ON (p.connection_id) p.connection_id AS "connectionId", 'practice' AS series,
			d.id AS "deliveryId", d.message_id AS "messageId", d.version, d.received_at AS "receivedAt", p.at,
			(count(*) OVER (PARTITION BY p.connection_id))::int AS "messageCount"
		FROM practised p JOIN delivery d ON d.school_id = ${scope.schoolId}::uuid AND d.id = p.delivery_id
		ORDER BY p.connection_id, p.at DESC, d.id`;
}

/** Per unit of the goal the message with the last level of the period; `verdicts`: also one without a score. */
export function selectUnitMessages(
	tx: SchoolTransaction,
	scope: Scope,
	wanted: TimelineWanted,
	verdicts = false,
): Promise<MessageRow[]> {
	return tx.$queryRaw<MessageRow[]>`
		SELECT DISTINCT ON (p.connection_id, p.unit_id) p.connection_id AS "connectionId", p.unit_id AS series,
			d.id AS "deliveryId", d.message_id AS "messageId", d.version, p.received_at AS "receivedAt", p.at,
			1 AS "messageCount"
		FROM unit_progress p
		JOIN goal_mapping m ON m.school_id = p.school_id AND m.connection_id = p.connection_id AND m.kind = 'unit'
			AND m.source_id = p.unit_id AND m.goal_id = ${wanted.goalId}::uuid
		JOIN delivery d ON d.school_id = p.school_id AND d.id = p.delivery_id
		WHERE p.school_id = ${scope.schoolId}::uuid AND p.pupil_id = ANY(${wanted.pupilIds}::uuid[]) AND NOT p.withdrawn
			AND (${verdicts} OR p.score IS NOT NULL)
			AND p.at >= ${wanted.from}::date::timestamp AT TIME ZONE 'Europe/Amsterdam'
			AND p.at < (${wanted.to}::date + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam'
		ORDER BY p.connection_id, p.unit_id, p.at DESC, p.id`;
}

/** Per test and part that is mapped to the goal the message with the last sitting of the period. */
export function selectSittingMessages(
	tx: SchoolTransaction,
	scope: Scope,
	wanted: TimelineWanted,
): Promise<MessageRow[]> {
	return tx.$queryRaw<MessageRow[]>`
		SELECT DISTINCT ON (a.id, o.part_source_id) e.connection_id AS "connectionId",
			a.id::text || ' ' || o.part_source_id AS series, d.id AS "deliveryId", d.message_id AS "messageId", d.version,
			e.received_at AS "receivedAt", e.taken_at AS at, 1 AS "messageCount"
		FROM sitting_entry e
		JOIN assessment a ON a.school_id = e.school_id AND a.id = e.assessment_id
		JOIN outcome o ON o.school_id = e.school_id AND o.entry_id = e.id
		JOIN goal_mapping m ON m.school_id = e.school_id AND m.connection_id = e.connection_id
			AND m.goal_id = ${wanted.goalId}::uuid
			AND m.kind = CASE WHEN o.part_source_id = '' THEN 'assessment' ELSE 'part' END
			AND m.source_id = CASE WHEN o.part_source_id = '' THEN a.source_id ELSE a.source_id || '#' || o.part_source_id END
		JOIN delivery d ON d.school_id = e.school_id AND d.id = e.delivery_id
		WHERE e.school_id = ${scope.schoolId}::uuid AND e.pupil_id = ANY(${wanted.pupilIds}::uuid[])
			AND ${isResult}
			AND e.taken_at >= ${wanted.from}::date::timestamp AT TIME ZONE 'Europe/Amsterdam'
			AND e.taken_at < (${wanted.to}::date + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam'
		ORDER BY a.id, o.part_source_id, ${countingFirst}`;
}
