import { type OptionalField, optionalFields } from "./connection-fields";
import type { AttemptRecord, DomainRecord, SittingEntryRecord, UnitProgressRecord } from "./records";

/** A record without the optional fields that the school did not approve: they never reach a table, not even one of waiting records. */
export function keepApproved(record: DomainRecord, approved: ReadonlySet<string>): DomainRecord {
	return optionalFields
		.filter((field) => !approved.has(field))
		.reduce<DomainRecord>((kept, field) => without[field](kept), record);
}

type Without = (record: DomainRecord) => DomainRecord;

const ofEntry =
	(change: (entry: SittingEntryRecord) => Partial<SittingEntryRecord>): Without =>
	(record) =>
		record.kind === "sitting-entry" ? { ...record, ...change(record) } : record;
const ofPractice =
	(attempt: Partial<AttemptRecord>, progress: Partial<UnitProgressRecord>): Without =>
	(record) => {
		if (record.kind === "attempt") return { ...record, ...attempt };
		return record.kind === "unit-progress" ? { ...record, ...progress } : record;
	};

const without: Readonly<Record<OptionalField, Without>> = {
	"test-parts": ofEntry(({ assessment, outcomes }) => ({
		assessment: { ...assessment, parts: [] },
		outcomes: outcomes.filter(({ partSourceId }) => partSourceId === ""),
	})),
	"norm-tables": ofEntry(({ outcomes }) => ({
		scales: [],
		outcomes: outcomes.map((outcome) => ({ ...outcome, scaleIds: [] })),
	})),
	"school-period": ofEntry(() => ({ schoolPeriod: null })),
	"review-link": ofEntry(() => ({ reviewUrl: null })),
	remarks: ofEntry(() => ({ additionalInfo: null })),
	"answer-score": ofPractice({ scoreRatio: null }, {}),
	duration: (record) =>
		record.kind === "use"
			? { ...record, durationMs: null }
			: ofPractice({ durationMs: null }, { durationMs: null })(record),
	titles: (record) => {
		if (record.kind !== "attempt") return ofPractice({}, { title: null })(record);
		const { itemTitle: _name, ...rest } = record;
		return { ...rest, title: null };
	},
	// The whole record: how far a pupil is with a lesson is one thing to say yes or no to.
	"unit-progress": (record) =>
		record.kind === "unit-progress"
			? { kind: "not-used", sourceId: record.sourceId, code: "field-not-approved" }
			: record,
	"own-level": ofPractice({}, { score: null, scoreMinimum: null, scoreMaximum: null }),
};
