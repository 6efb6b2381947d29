import { deterministicId } from "../../db/ids";
import type { SchoolTransaction } from "../../db/in-school";
import type { PersonReference } from "../../domain/identifiers";
import type { DomainRecord } from "../../domain/records";
import type { Origin, Place } from "./fact";

export type HeldReason = "unknown-pupil" | "ambiguous-pupil" | "too-many-months";
export interface Holding {
	readonly origin: Origin;
	readonly reason: HeldReason;
	readonly record: DomainRecord & { readonly pupil: PersonReference };
}

/** Keeps good records whose pupil or month is not there yet, findable by every identifier that they name. */
export async function writeHeld(tx: SchoolTransaction, place: Place, holdings: readonly Holding[]): Promise<void> {
	if (holdings.length === 0) return;
	const rows = holdings.map(({ origin, reason, record }) => ({
		id: deterministicId(place.schoolId, origin.deliveryId, String(origin.index)),
		delivery_id: origin.deliveryId,
		index: origin.index,
		reason,
		held_at: origin.receivedAt,
		record,
	}));
	await tx.$executeRaw`
		WITH incoming AS MATERIALIZED (
			SELECT * FROM json_to_recordset(${JSON.stringify(rows)}::json)
				AS r (id uuid, delivery_id uuid, index int, reason text, held_at timestamptz, record jsonb)
		), held AS (
			INSERT INTO held_record (school_id, id, connection_id, delivery_id, index, reason, held_at, record)
			SELECT ${place.schoolId}::uuid, id, ${place.connectionId}::uuid, delivery_id, index, reason, held_at, record
			FROM incoming ORDER BY id
			ON CONFLICT DO NOTHING
		)
		INSERT INTO held_identifier (school_id, type, value, held_id)
		SELECT DISTINCT ${place.schoolId}::uuid, named->>'type', named->>'value', id
		FROM incoming, jsonb_array_elements(record->'pupil'->'identifiers') AS named
		ON CONFLICT DO NOTHING`;
}
