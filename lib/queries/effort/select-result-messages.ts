import type { Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import type { ConnectionId, PersonId } from "../../domain/ids";
import { countingFirst, isResult, takenDay } from "../counting/counting-order";
import type { MessageRow } from "../provenance/select-messages";
import type { ResultAxis } from "./result-axis";

export interface ResultMessageRow extends MessageRow {
	readonly pupilId: PersonId;
	readonly mappingVersion: number;
}

interface Wanted {
	readonly pupilIds: readonly PersonId[];
	readonly of: NonNullable<ResultAxis["of"]>;
	/** yyyy-mm-dd, both inclusive. */
	readonly from: string;
	readonly to: string;
}

/** Per pupil the message that brought the result on the axis: the last outcome of a test, or the last level of a unit. */
export function selectResultMessages(
	tx: SchoolTransaction,
	scope: Scope,
	{ of, ...wanted }: Wanted,
): Promise<ResultMessageRow[]> {
	return of.kind === "test"
		? selectOfTest(tx, scope, wanted, of.assessmentId)
		: selectOfUnit(tx, scope, wanted, of.connectionId, of.unitId);
}

type Days = Omit<Wanted, "of">;

function selectOfTest(tx: SchoolTransaction, scope: Scope, wanted: Days, assessmentId: string) {
	return tx.$queryRaw<ResultMessageRow[]>`
		SELECT DISTINCT ON (e.pupil_id) e.pupil_id AS "pupilId", e.connection_id AS "connectionId",
			e.assessment_id::text AS series, d.id AS "deliveryId", d.message_id AS "messageId", d.version,
			e.received_at AS "receivedAt", e.taken_at AS at, 1 AS "messageCount", c.mapping_version AS "mappingVersion"
		FROM sitting_entry e
		JOIN delivery d ON d.school_id = e.school_id AND d.id = e.delivery_id
		JOIN connection c ON c.school_id = e.school_id AND c.id = e.connection_id
		WHERE e.school_id = ${scope.schoolId}::uuid AND e.pupil_id = ANY(${wanted.pupilIds}::uuid[])
			AND e.assessment_id = ${assessmentId}::uuid AND ${isResult}
			AND ${takenDay} BETWEEN ${wanted.from}::date AND ${wanted.to}::date
		ORDER BY e.pupil_id, ${countingFirst}`;
}

function selectOfUnit(tx: SchoolTransaction, scope: Scope, wanted: Days, connectionId: ConnectionId, unitId: string) {
	return tx.$queryRaw<ResultMessageRow[]>`
		SELECT DISTINCT ON (p.pupil_id) p.pupil_id AS "pupilId", p.connection_id AS "connectionId", p.unit_id AS series,
			d.id AS "deliveryId", d.message_id AS "messageId", d.version, p.received_at AS "receivedAt", p.at,
			1 AS "messageCount", c.mapping_version AS "mappingVersion"
		FROM unit_progress p
		JOIN delivery d ON d.school_id = p.school_id AND d.id = p.delivery_id
		JOIN connection c ON c.school_id = p.school_id AND c.id = p.connection_id
		WHERE p.school_id = ${scope.schoolId}::uuid AND p.pupil_id = ANY(${wanted.pupilIds}::uuid[])
			AND p.connection_id = ${connectionId}::uuid AND p.unit_id = ${unitId} AND NOT p.withdrawn
			AND p.score IS NOT NULL
			AND (p.at AT TIME ZONE 'Europe/Amsterdam')::date BETWEEN ${wanted.from}::date AND ${wanted.to}::date
		ORDER BY p.pupil_id, p.at DESC, p.id`;
}
