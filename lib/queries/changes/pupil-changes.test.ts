import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ConnectionId, GroupId } from "../../domain/ids";
import type { Comparison } from "../../standing/compare-in-group";
import { exactDifference } from "../../stats/exact-difference";
import type { PupilRow } from "../pupils/pupil-row";
import { pupilChanges } from "./pupil-changes";

const at = new Date("2026-11-20T10:00:00Z");
const row = (from: number, to: number): PupilRow => ({
	...{ key: "test a", subjectKey: "arithmetic", subjectName: null, connectionId: "c" as ConnectionId },
	...{
		supplier: "Toetslinie",
		measure: "skill-score",
		assessment: "Test",
		at,
		receivedAt: at,
		group: null,
		interval: null,
		elsewhere: null,
	},
	scale: { type: "skill-score", assessmentId: "a", partSourceId: "", familyId: "f", maximum: null },
	value: { text: String(to), number: to, maximum: null },
	comparison: { state: "too-few", n: 1 },
	change: { kind: "difference", by: exactDifference(to, from), since: at, beyondError: true, error: 0, group: null },
});

it("prints two values that differ by what is said of them, whatever their decimals", () => {
	const tenths = fc.integer({ min: -50_000, max: 50_000 }).map((n) => n / 1000);
	fc.assert(
		fc.property(tenths, tenths, (from, to) => {
			fc.pre(from !== to);
			expect(pupilChanges([], [row(from, to)])).toMatchObject([{ code: "growth", from, to }]);
		}),
	);
});

describe("a place that left the middle half", () => {
	const spread = { values: [1, 2, 3, 4], lower: 2, median: 2.5, upper: 3, levels: null };
	const placed = (place: "below" | "within", below: number): Comparison => ({
		...{ state: "compared", n: 12, spread, own: 1, below, equal: 1, place, distinct: null },
	});
	const of = (group: string) => ({ groupId: group as GroupId, name: group, kind: "class" as const, schoolYear: null });
	const placedRow = (place: "below" | "within", over: Partial<PupilRow> = {}): PupilRow => ({
		...row(1, 1),
		...{ change: null, group: { ...of("7a"), members: new Set() } },
		comparison: placed(place, place === "below" ? 0 : 6),
		...over,
	});
	const found = (before: Partial<PupilRow>, now: Partial<PupilRow> = {}) =>
		pupilChanges([placedRow("within", before)], [placedRow("below", now)]).map((one) => one.code);
	const { scale } = placedRow("below");
	const points = { ...scale, type: "score-points", familyId: null } as const;

	it("is told on one scale, also of another test of the family", () => {
		expect(found({})).toEqual(["left-middle"]);
		expect(found({ scale: { ...scale, assessmentId: "b" } })).toEqual(["left-middle"]);
		expect(found({ scale: { ...points, maximum: 10 } }, { scale: { ...points, maximum: 10 } })).toEqual([
			"left-middle",
		]);
	});

	it("is told of no two results that the pupil page does not compare", () => {
		expect(found({ scale: { ...scale, type: "grade-0-10" } })).toEqual([]);
		expect(found({ scale: { ...scale, assessmentId: "b", familyId: null } })).toEqual([]);
		expect(found({ scale: { ...scale, assessmentId: "b", familyId: "g" } })).toEqual([]);
		expect(found({ scale: { ...points, maximum: 10 } }, { scale: { ...points, maximum: 50 } })).toEqual([]);
		const percentile = { ...scale, type: "percentile" } as const;
		expect(found({ scale: percentile }, { scale: percentile })).toEqual([]);
	});

	it("is told of no place in another group", () => {
		expect(found({ group: { ...of("2a"), members: new Set() } })).toEqual([]);
	});
});
