import type { RecordOutcome } from "../../domain/delivery";
import type { ConnectionId, DeliveryId, PersonId, SchoolId } from "../../domain/ids";
import type {
	AttemptRecord,
	MaterialUseRecord,
	SittingEntryRecord,
	UnitProgressRecord,
	WithdrawalRecord,
} from "../../domain/records";

/** Where facts belong: ids of facts are made from it, so that a record delivered twice is one row. */
export interface Place {
	readonly schoolId: SchoolId;
	readonly connectionId: ConnectionId;
}

export interface PupilDay {
	readonly pupil_id: string;
	/** yyyy-mm-dd in Europe/Amsterdam */
	readonly day: string;
}

/** The record of a message that a fact came from. */
export interface Origin {
	readonly deliveryId: DeliveryId;
	readonly index: number;
	readonly receivedAt: Date;
}

/** A record whose pupil is known, ready to be written. */
export interface PupilFact<R> {
	readonly origin: Origin;
	readonly pupilId: PersonId;
	/** The match of two pupils by which the record is this pupil's (person_match); null: it names the pupil itself. */
	readonly cameWith: string | null;
	readonly record: R;
}
export interface WithdrawalFact {
	readonly origin: Origin;
	readonly record: WithdrawalRecord;
}

export type EntryFact = PupilFact<SittingEntryRecord> | WithdrawalFact;
export type Fact = PupilFact<AttemptRecord> | PupilFact<UnitProgressRecord> | PupilFact<MaterialUseRecord> | EntryFact;

/** How a record ended, and why where it was not simply written or unchanged. */
export interface Ending {
	readonly outcome: RecordOutcome;
	readonly code: string | null;
}
export const written: Ending = { outcome: "written", code: null };
export const unchanged: Ending = { outcome: "unchanged", code: null };
/** Another system told of the same answer: it stands, and counts once. */
export const sameAnswer: Ending = { outcome: "unchanged", code: "same-answer" };
export const olderThanStored: Ending = { outcome: "stale", code: "older-than-stored" };
/** It came after its own withdrawal. */
export const withdrawnBefore: Ending = { outcome: "stale", code: "withdrawn-before" };
