import { deterministicId } from "../../db/ids";
import type { AssessmentRecord, SittingEntryRecord, WithdrawalRecord } from "../../domain/records";
import { dayInAmsterdam } from "../../domain/school-day";
import type { EntryFact, Origin, Place, PupilFact } from "./fact";
import { fingerprint } from "./fingerprint";

export type EntryRow = ReturnType<typeof entryRow>;

/** @param n position of the fact in its list */
export function entryRow(place: Place, fact: EntryFact, n: number) {
	const row = "pupilId" in fact ? ofEntry(place, fact) : ofWithdrawal(fact.record);
	return {
		n,
		...row,
		id: entryId(place, row.source_id),
		fingerprint: fingerprint(fact.record),
		...cameBy(fact.origin),
	};
}

function ofEntry(place: Place, { pupilId, record }: PupilFact<SittingEntryRecord>) {
	return {
		source_id: record.sourceId,
		sitting_id: sittingId(place, record.assessment, dayInAmsterdam(new Date(record.takenAt))),
		assessment_id: assessmentId(place, record.assessment),
		pupil_id: pupilId,
		taken_at: record.takenAt,
		status: record.status,
		missing: record.missing,
		review_url: record.reviewUrl,
		additional_info: record.additionalInfo,
		modified_at: record.modifiedAt,
	};
}

function ofWithdrawal(record: WithdrawalRecord) {
	return {
		source_id: record.targetSourceId,
		sitting_id: null,
		assessment_id: null,
		pupil_id: null,
		taken_at: null,
		status: "withdrawn",
		missing: false,
		review_url: null,
		additional_info: null,
		modified_at: record.modifiedAt,
	};
}

const cameBy = ({ receivedAt, deliveryId, index }: Origin) => ({
	received_at: receivedAt,
	delivery_id: deliveryId,
	record_index: index,
});

export function entryId({ schoolId, connectionId }: Place, sourceId: string): string {
	return deterministicId(schoolId, connectionId, "sitting-entry", sourceId);
}

export function assessmentId(
	{ schoolId, connectionId }: Place,
	{ sourceId, version }: Pick<AssessmentRecord, "sourceId" | "version">,
): string {
	return deterministicId(schoolId, connectionId, "assessment", sourceId, version);
}

export function sittingId(place: Place, assessment: AssessmentRecord, day: string): string {
	return deterministicId(place.schoolId, assessmentId(place, assessment), "sitting", day);
}
