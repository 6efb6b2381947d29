import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PersonId } from "../domain/ids";
import { compareTries, countingTries, isResult, stateOfTry, type Try, triesBeside } from "./counting-result";

const at = (minute: number) => new Date(Date.UTC(2026, 10, 16, 9, minute));
const pupil = "a" as PersonId;
const some = (over: Partial<Try>): Try => ({
	...{ entryId: "1", pupilId: pupil, status: "final", missing: false, hasValue: true },
	...{ takenAt: at(0), modifiedAt: at(0), ...over },
});
const tries = fc.array(
	fc.record({
		entryId: fc.uuid(),
		pupilId: fc.constantFrom("a", "b", "c").map((id) => id as PersonId),
		status: fc.constantFrom("in-progress", "final", "withdrawn", "set-aside" as const),
		missing: fc.boolean(),
		takenAt: fc.option(fc.integer({ min: 0, max: 3 }).map(at)),
		modifiedAt: fc.integer({ min: 0, max: 3 }).map(at),
		hasValue: fc.boolean(),
	}),
	{ maxLength: 12 },
) as fc.Arbitrary<Try[]>;
const countingOf = (all: readonly Try[]) => countingTries(all).get(pupil)?.counting.entryId;

describe("which try of a pupil counts", () => {
	it("is the one taken latest, also when an earlier one was corrected after it", () => {
		const first = some({ entryId: "1", takenAt: at(0), modifiedAt: at(50) });
		const resit = some({ entryId: "2", takenAt: at(30), modifiedAt: at(30) });
		expect(countingOf([first, resit])).toBe("2");
		expect(countingTries([resit, first]).get(pupil)?.others).toEqual([first]);
	});

	it("is of two taken at one moment the one modified latest, then the lowest id", () => {
		expect(countingOf([some({ entryId: "1" }), some({ entryId: "2", modifiedAt: at(1) })])).toBe("2");
		expect(countingOf([some({ entryId: "2" }), some({ entryId: "1" })])).toBe("1");
	});

	it("is the result where something is missing or in progress after it, or was withdrawn or set aside", () => {
		const later = { entryId: "2", takenAt: at(30) };
		const result = some({ entryId: "1" });
		for (const over of [{ missing: true }, { status: "in-progress" }, { status: "withdrawn" }, { status: "set-aside" }])
			expect(countingOf([some({ ...later, ...(over as Partial<Try>) }), result])).toBe("1");
	});

	it("is the earlier one with a value where the later one has none, and the latest where neither has", () => {
		const empty = some({ entryId: "2", takenAt: at(30), hasValue: false });
		expect(countingOf([some({ entryId: "1" }), empty])).toBe("1");
		expect(countingOf([some({ entryId: "1", hasValue: false }), empty])).toBe("2");
		// It is a result: absent or busy after it takes nothing away.
		expect(countingOf([empty, some({ entryId: "3", takenAt: at(40), missing: true })])).toBe("2");
	});

	it("is of what is no result the latest that still stands", () => {
		const absent = some({ entryId: "1", missing: true });
		const busy = some({ entryId: "2", takenAt: at(9), status: "in-progress" });
		const withdrawn = some({ entryId: "3", takenAt: at(20), status: "withdrawn" });
		expect(countingOf([absent, withdrawn, busy])).toBe("2");
		expect(countingOf([absent, withdrawn])).toBe("1");
		expect(stateOfTry(countingTries([absent]).get(pupil)?.counting)).toBe("missing");
		expect([stateOfTry(withdrawn), stateOfTry(busy), stateOfTry(undefined)]).toEqual([
			"withdrawn",
			"in-progress",
			"nothing",
		]);
	});

	it("leaves tries that are told as what they are: only a value is an earlier try", () => {
		const besideOf = (...others: readonly Partial<Try>[]) =>
			triesBeside(
				some({ takenAt: at(30) }),
				others.map((over, index) => some({ entryId: String(index + 2), ...over })),
			);
		expect(besideOf({ takenAt: at(10) }, { takenAt: at(20) })).toEqual({ earlier: 2, others: [] });
		expect(besideOf({ takenAt: at(40), missing: true }).others).toEqual([{ what: "missing", when: "after" }]);
		expect(besideOf({ takenAt: at(40), status: "in-progress" }).others).toEqual([
			{ what: "in-progress", when: "after" },
		]);
		expect(besideOf({ takenAt: at(40), hasValue: false })).toEqual({
			...{ earlier: 0, others: [{ what: "without-value", when: "after" }] },
		});
		// Withdrawn at no known time: by when it was said. Each kind once.
		const withdrawn = { takenAt: null, status: "withdrawn", modifiedAt: at(50) } as const;
		expect(besideOf(withdrawn, withdrawn, { takenAt: at(0), missing: true })).toEqual({
			earlier: 0,
			others: [
				{ what: "missing", when: "before" },
				{ what: "withdrawn", when: "after" },
			],
		});
	});

	it("does not depend on the order in which they came, and leaves nobody out", () => {
		fc.assert(
			fc.property(tries, fc.func(fc.integer()), (all, by) => {
				const shuffled = all.toSorted((a, b) => by(a.entryId) - by(b.entryId));
				const [one, other] = [countingTries(all), countingTries(shuffled)];
				for (const [pupilId, { counting, others }] of one) {
					expect(other.get(pupilId)).toEqual({ counting, others });
					expect(others.length + 1).toBe(all.filter((row) => row.pupilId === pupilId).length);
					expect(isResult(counting)).toBe(all.some((row) => row.pupilId === pupilId && isResult(row)));
				}
			}),
		);
	});

	it("is one order of all tries", () => {
		fc.assert(
			fc.property(tries, (all) => {
				for (const a of all)
					for (const b of all) {
						expect(Math.sign(compareTries(a, b))).toBe(0 - Math.sign(compareTries(b, a)) || 0);
						for (const c of all)
							if (compareTries(a, b) < 0 && compareTries(b, c) < 0) expect(compareTries(a, c)).toBeLessThan(0);
					}
			}),
			{ numRuns: 50 },
		);
	});
});
