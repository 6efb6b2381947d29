import type { Scope } from "../../authz/scope";
import { logView } from "../../commands/views/log-view";
import { inSchool, type SchoolTransaction } from "../../db/in-school";
import type { ConnectionId } from "../../domain/ids";
import { defaultSettings } from "../../standing/settings";
import { type Period, type PeriodChoice, resolvePeriod } from "../periods/resolve-period";
import { findGoalLook, type GoalLookInput } from "./find-goal-look";
import { selectCompared, selectEvidence } from "./select-goal-timeline";

export interface ProvenanceInput extends GoalLookInput {
	readonly period: PeriodChoice;
	readonly connectionId: ConnectionId;
	readonly kind: "practice" | "level" | "test";
}

export interface ProvenanceMessage {
	readonly deliveryId: string;
	/** As the supplier numbered it; null: it gave none. */
	readonly messageId: string | null;
	readonly receivedAt: Date;
	readonly version: string;
	/** How many records of it this figure rests on. */
	readonly records: number;
}

export interface Provenance {
	readonly supplier: string;
	readonly standard: string;
	/** Days of the facts that the figure rests on, yyyy-mm-dd; null: none. */
	readonly firstDay: string | null;
	readonly lastDay: string | null;
	/** The latest messages first, at most ten. */
	readonly messages: readonly ProvenanceMessage[];
	/** How many messages there are. */
	readonly messageCount: number;
	readonly mappings: readonly {
		readonly title: string;
		readonly kind: string;
		readonly version: number;
		readonly createdAt: Date;
		readonly byPerson: boolean;
	}[];
	readonly mappingVersion: number;
}

/**
 * Where the latest figure of one source on one goal comes from: supplier, messages, when received, and how the work was
 * mapped to the goal. Null: not theirs, or not there.
 */
export function getProvenance(scope: Scope, input: ProvenanceInput): Promise<Provenance | null> {
	return inSchool(scope, async (tx) => {
		const look = await findGoalLook(tx, scope, input);
		if (!look) return null;
		const [connection] = await tx.$queryRaw<{ supplier: string; standard: string; mapping_version: number }[]>`
			SELECT s.name AS supplier, c.standard, c.mapping_version FROM connection c JOIN supplier s ON s.id = c.supplier_id
			WHERE c.school_id = ${scope.schoolId}::uuid AND c.id = ${input.connectionId}::uuid`;
		if (!connection) return null;
		await logView(tx, scope, "pupil-on-goal", { pupilId: input.pupilId });
		const members = await selectCompared(tx, scope.schoolId, input.groupId, scope.today, null);
		const period = await resolvePeriod(tx, scope, input.period, members);
		const facts = await selectFacts(tx, scope, input, period);
		return {
			supplier: connection.supplier,
			standard: connection.standard,
			firstDay: facts[0]?.first_day ?? null,
			lastDay: facts[0]?.last_day ?? null,
			messages: facts.map(({ deliveryId, messageId, receivedAt, version, records }) => ({
				deliveryId,
				messageId,
				receivedAt,
				version,
				records,
			})),
			messageCount: facts[0]?.message_count ?? 0,
			mappings: await selectMappings(tx, scope, input),
			mappingVersion: connection.mapping_version,
		};
	});
}

type FactRow = ProvenanceMessage & {
	readonly first_day: string;
	readonly last_day: string;
	readonly message_count: number;
};

async function selectFacts(
	tx: SchoolTransaction,
	scope: Scope,
	input: ProvenanceInput,
	period: Period,
): Promise<FactRow[]> {
	if (input.kind === "level") return selectLevelFact(tx, scope, input, period);
	if (input.kind === "test") return selectTestFact(tx, scope, input, period);
	const question = { schoolId: scope.schoolId, goalId: input.goalId, pupilIds: [input.pupilId], period };
	const evidence = await selectEvidence(tx, question, defaultSettings);
	const own = evidence.find((fact) => fact.connectionId === input.connectionId);
	if (!own) return [];
	return tx.$queryRaw<FactRow[]>`
		WITH fact AS (
			SELECT a.delivery_id, a.at FROM attempt a
			JOIN first_attempt f ON f.school_id = a.school_id AND f.connection_id = a.connection_id
				AND f.pupil_id = a.pupil_id AND f.item_id = a.item_id AND f.attempt_id = a.id
			WHERE a.school_id = ${scope.schoolId}::uuid AND a.pupil_id = ${input.pupilId}::uuid
				AND a.connection_id = ${input.connectionId}::uuid AND a.success IS NOT NULL
				AND a.at >= ${own.firstDay}::date::timestamp AT TIME ZONE 'Europe/Amsterdam'
				AND a.at < (${own.day}::date + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam'
				AND EXISTS (SELECT FROM goal_mapping m WHERE m.school_id = a.school_id AND m.connection_id = a.connection_id
					AND m.goal_id = ${input.goalId}::uuid
					AND ((m.kind = 'item' AND m.source_id = a.item_id) OR (m.kind = 'unit' AND m.source_id = a.unit_id)))
		)
		SELECT d.id AS "deliveryId", d.message_id AS "messageId", d.received_at AS "receivedAt", d.version,
			count(*)::int AS records, ${own.firstDay} AS first_day, ${own.day} AS last_day,
			(count(*) OVER ())::int AS message_count
		FROM fact JOIN delivery d ON d.school_id = ${scope.schoolId}::uuid AND d.id = fact.delivery_id
		GROUP BY d.school_id, d.id
		ORDER BY d.received_at DESC
		LIMIT 10`;
}

function selectLevelFact(tx: SchoolTransaction, scope: Scope, input: ProvenanceInput, period: Period) {
	return tx.$queryRaw<FactRow[]>`
		SELECT d.id AS "deliveryId", d.message_id AS "messageId", d.received_at AS "receivedAt", d.version, 1 AS records,
			to_char(p.at AT TIME ZONE 'Europe/Amsterdam', 'YYYY-MM-DD') AS first_day,
			to_char(p.at AT TIME ZONE 'Europe/Amsterdam', 'YYYY-MM-DD') AS last_day, 1 AS message_count
		FROM unit_progress p
		JOIN goal_mapping m ON m.school_id = p.school_id AND m.connection_id = p.connection_id AND m.kind = 'unit'
			AND m.source_id = p.unit_id AND m.goal_id = ${input.goalId}::uuid
		JOIN delivery d ON d.school_id = p.school_id AND d.id = p.delivery_id
		WHERE p.school_id = ${scope.schoolId}::uuid AND p.pupil_id = ${input.pupilId}::uuid
			AND p.connection_id = ${input.connectionId}::uuid AND NOT p.withdrawn
			AND p.at >= ${period.from}::date::timestamp AT TIME ZONE 'Europe/Amsterdam'
			AND p.at < (${period.to}::date + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam'
		ORDER BY p.at DESC
		LIMIT 1`;
}

function selectTestFact(tx: SchoolTransaction, scope: Scope, input: ProvenanceInput, period: Period) {
	return tx.$queryRaw<FactRow[]>`
		SELECT d.id AS "deliveryId", d.message_id AS "messageId", e.received_at AS "receivedAt", d.version, 1 AS records,
			to_char(e.taken_at AT TIME ZONE 'Europe/Amsterdam', 'YYYY-MM-DD') AS first_day,
			to_char(e.taken_at AT TIME ZONE 'Europe/Amsterdam', 'YYYY-MM-DD') AS last_day, 1 AS message_count
		FROM sitting_entry e
		JOIN assessment a ON a.school_id = e.school_id AND a.id = e.assessment_id
		JOIN delivery d ON d.school_id = e.school_id AND d.id = e.delivery_id
		WHERE e.school_id = ${scope.schoolId}::uuid AND e.pupil_id = ${input.pupilId}::uuid
			AND e.connection_id = ${input.connectionId}::uuid AND e.status = 'final' AND NOT e.missing
			AND e.taken_at >= ${period.from}::date::timestamp AT TIME ZONE 'Europe/Amsterdam'
			AND e.taken_at < (${period.to}::date + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam'
			AND EXISTS (SELECT FROM outcome o JOIN goal_mapping m ON m.school_id = o.school_id
				AND m.connection_id = e.connection_id AND m.goal_id = ${input.goalId}::uuid
				AND m.kind = CASE WHEN o.part_source_id = '' THEN 'assessment' ELSE 'part' END
				AND m.source_id = CASE WHEN o.part_source_id = '' THEN a.source_id
					ELSE a.source_id || '#' || o.part_source_id END
				WHERE o.school_id = e.school_id AND o.entry_id = e.id)
		ORDER BY e.taken_at DESC
		LIMIT 1`;
}

function selectMappings(tx: SchoolTransaction, scope: Scope, input: ProvenanceInput) {
	return tx.$queryRaw<Provenance["mappings"]>`
		SELECT coalesce(u.title, m.source_id) AS title, m.kind, m.version, m.created_at AS "createdAt",
			m.created_by IS NOT NULL AS "byPerson"
		FROM goal_mapping m
		LEFT JOIN supplier_unit u ON u.school_id = m.school_id AND u.connection_id = m.connection_id
			AND u.kind = m.kind AND u.source_id = m.source_id
		WHERE m.school_id = ${scope.schoolId}::uuid AND m.connection_id = ${input.connectionId}::uuid
			AND m.goal_id = ${input.goalId}::uuid
		ORDER BY 1
		LIMIT 20`;
}
