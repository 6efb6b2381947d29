import { inflateRawSync } from "node:zlib";
import { jobScope } from "../authz/job-scope";
import { type ConnectionScope, type JobScope, mint } from "../authz/scope";
import { newId } from "../db/ids";
import { inSchool } from "../db/in-school";
import { optionalFields } from "../domain/connection-fields";
import type { DeliveryReport } from "../domain/delivery";
import type { ConnectionId, DeliveryId, SchoolId } from "../domain/ids";
import type {
	AttemptRecord,
	DomainRecord,
	SittingEntryRecord,
	UnitProgressRecord,
	WithdrawalRecord,
} from "../domain/records";
import { deliver } from "../ingest/deliver";
import type { ParsedRecord, StatementDocument } from "../standards/contract";
import { createConnection } from "./factories";

/** Delivers hand-made domain records through the pipeline, as an invented standard whose messages are those records. */
export interface Courier {
	readonly connectionId: ConnectionId;
	readonly scope: ConnectionScope;
	readonly job: JobScope;
	deliver(records: readonly (DomainRecord | RejectedOne)[], options?: CourierOptions): Promise<DeliveryReport>;
	/** The kept payload as text. */
	rawOf(deliveryId: DeliveryId | string): Promise<string>;
}
/** A record that its standard rejects. */
export type RejectedOne = Pick<Extract<ParsedRecord, { rejected: unknown }>, "sourceId" | "rejected" | "about">;
export interface CourierOptions {
	/** By position: kept beside the record. */
	readonly statements?: readonly StatementDocument[];
	readonly receivedAt?: Date;
}

/** @param standard as which the deliveries are kept */
export async function createCourier(schoolId: SchoolId, standard = "courier"): Promise<Courier> {
	const { connectionId, clientId } = await createConnection(schoolId, standard === "courier" ? {} : { standard });
	const settings = { connectionId, actorHomePages: {}, mboxAllowed: false, fields: optionalFields };
	const scope = mint<ConnectionScope>({ kind: "connection", schoolId, clientId, standard, isFirst: false, settings });
	return {
		connectionId,
		scope,
		job: jobScope(schoolId),
		deliver: async (records, { statements, receivedAt = new Date() } = {}) => {
			const body = Buffer.from(JSON.stringify(records));
			const [query, headers] = [new URLSearchParams(), new Headers()];
			const wire = { method: "POST", path: "records", query, headers, body, receivedAt };
			const translate = () =>
				records.map((record, index) => {
					const place = { index, sourceId: record.sourceId, statement: statements?.[index] };
					return "rejected" in record ? { ...place, ...record } : { ...place, record };
				});
			const delivered = await deliver(scope, { school: null, messageId: null, version: "1", translate }, wire);
			if ("refusal" in delivered) throw new Error(delivered.refusal.code);
			return delivered.report;
		},
		rawOf: async (deliveryId) => {
			const payload = await inSchool({ schoolId }, (tx) =>
				tx.deliveryPayload.findFirstOrThrow({ where: { deliveryId } }),
			);
			return inflateRawSync(payload.body).toString();
		},
	};
}

const pupil = (eckId: string) => ({ identifiers: [{ type: "eck-id" as const, value: eckId }] });

export function anAttempt(eckId: string, over: Partial<AttemptRecord> = {}): AttemptRecord {
	return {
		kind: "attempt",
		sourceId: newId(),
		pupil: pupil(eckId),
		at: "2025-10-01T10:00:00.000Z",
		itemId: "item-1",
		unitId: "unit-1",
		title: "Unit 1",
		success: true,
		scoreRatio: null,
		durationMs: 4000,
		...over,
	};
}

export function aProgress(eckId: string, over: Partial<UnitProgressRecord> = {}): UnitProgressRecord {
	return {
		kind: "unit-progress",
		sourceId: newId(),
		pupil: pupil(eckId),
		at: "2025-10-01T10:00:00.000Z",
		unitId: "unit-1",
		title: "Unit 1",
		status: "completed",
		progressRatio: 1,
		score: "7.5",
		scoreMinimum: "0",
		scoreMaximum: "10",
		durationMs: null,
		...over,
	};
}

export function anEntry(eckId: string, over: Partial<SittingEntryRecord> = {}): SittingEntryRecord {
	return {
		kind: "sitting-entry",
		sourceId: newId(),
		pupil: pupil(eckId),
		assessment: {
			sourceId: "assessment-1",
			version: "1",
			name: "Rekenen blok 1",
			subjectName: "Rekenen",
			studyLevel: null,
			parts: [{ sourceId: "part-1", name: "Getallen", index: 0 }],
		},
		scales: [{ sourceId: "scale-1", name: "Niveau", entries: [{ lower: "0", upper: "10", label: "E" }] }],
		takenAt: "2025-10-01T10:00:00.000Z",
		schoolPeriod: "2025-2026",
		status: "final",
		missing: false,
		modifiedAt: "2025-10-01T12:00:00.000Z",
		reviewUrl: null,
		additionalInfo: null,
		outcomes: [
			{
				kind: "score",
				type: "number-correct",
				partSourceId: "",
				text: "30",
				number: "30",
				maximum: "40",
				scaleIds: ["scale-1"],
			},
		],
		...over,
	};
}

export function withdrawalOf(
	record: AttemptRecord | UnitProgressRecord | SittingEntryRecord,
	modifiedAt = "2025-10-09T10:00:00.000Z",
): WithdrawalRecord {
	const ofEntry = record.kind === "sitting-entry";
	return {
		kind: "withdrawal",
		sourceId: ofEntry ? record.sourceId : newId(),
		of: ofEntry ? "sitting-entry" : "practice",
		targetSourceId: record.sourceId,
		modifiedAt,
	};
}
