import { describe, expect, it } from "vitest";
import { type OptionalField, optionalFields } from "./connection-fields";
import { keepApproved } from "./keep-approved";
import { type AttemptRecord, domainRecordSchema, type SittingEntryRecord, type UnitProgressRecord } from "./records";

const pupil = { identifiers: [{ type: "eck-id" as const, value: "https://ketenid.nl/201703/a" }] };
const outcome = (partSourceId: string) => ({
	...{ kind: "score" as const, type: "score-points" as const, partSourceId, text: "7", number: "7" },
	...{ maximum: "10", scaleIds: ["s"] },
});
const entry: SittingEntryRecord = {
	...{ kind: "sitting-entry", sourceId: "1", pupil, takenAt: "2026-11-20T09:00:00.000Z", status: "final" },
	assessment: {
		...{ sourceId: "t", version: "", name: "Toets", subjectName: "Rekenen", studyLevel: "g6" },
		parts: [{ sourceId: "p", name: "Deel", index: 0 }],
	},
	scales: [{ sourceId: "s", name: "Norm", entries: [] }],
	...{ schoolPeriod: "2026-2027", missing: false, modifiedAt: "2026-11-20T09:00:00.000Z" },
	...{ reviewUrl: "https://toets.example/1", additionalInfo: "was ziek", outcomes: [outcome(""), outcome("p")] },
};
const attempt: AttemptRecord = {
	...{ kind: "attempt", sourceId: "2", pupil, at: "2026-11-20T09:00:00.000Z", itemId: "i", unitId: "u" },
	...{ title: "Les 1", success: true, scoreRatio: 0.5, durationMs: 1_000 },
};
const progress: UnitProgressRecord = {
	...{ kind: "unit-progress", sourceId: "3", pupil, at: "2026-11-20T09:00:00.000Z", unitId: "u", title: "Les 1" },
	...{ status: "completed", progressRatio: 1, score: "4", scoreMinimum: "1", scoreMaximum: "5", durationMs: 9 },
};
const records = [entry, attempt, progress];

describe("what the school approved of a record", () => {
	it("is all of it where all is approved", () => {
		for (const record of records) expect(keepApproved(record, new Set(optionalFields))).toEqual(record);
	});

	it("is what the standard needs where nothing else is", () => {
		const none = new Set<string>();
		expect(keepApproved(entry, none)).toEqual({
			...entry,
			assessment: { ...entry.assessment, parts: [] },
			scales: [],
			outcomes: [{ ...outcome(""), scaleIds: [] }],
			schoolPeriod: null,
			reviewUrl: null,
			additionalInfo: null,
		});
		expect(keepApproved(attempt, none)).toEqual({ ...attempt, title: null, scoreRatio: null, durationMs: null });
		expect(keepApproved(progress, none)).toEqual({ kind: "not-used", sourceId: "3", code: "field-not-approved" });
	});

	it.each(optionalFields)(
		"without %s alone, something is gone and the record is still whole",
		(field: OptionalField) => {
			const others = new Set(optionalFields.filter((one) => one !== field));
			const kept = records.map((record) => keepApproved(record, others));
			expect(kept).not.toEqual(records);
			for (const record of kept) expect(domainRecordSchema.parse(record)).toEqual(record);
		},
	);

	it("leaves withdrawals as they are", () => {
		const record = {
			...{ kind: "withdrawal" as const, sourceId: "4", of: "practice" as const, targetSourceId: "2" },
			modifiedAt: "2026-11-20T09:00:00.000Z",
		};
		expect(keepApproved(record, new Set())).toEqual(record);
	});
});
