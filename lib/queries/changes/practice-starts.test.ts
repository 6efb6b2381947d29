import { describe, expect, it } from "vitest";
import type { PersonId } from "../../domain/ids";
import { practiceStarts } from "./practice-starts";
import type { PracticeBefore } from "./select-practice-starts";

const [me, ...others] = ["p0", "p1", "p2", "p3", "p4", "p5"] as PersonId[];
const startedAt = new Date("2026-11-10T10:00:00Z");
const factOf = (pupilId: PersonId, over: Partial<PracticeBefore> = {}): PracticeBefore => ({
	...{ pupilId, subjectKey: "arithmetic", before: true, days: 3, tasks: 20, startedAt, suppliers: ["Oefenaar"] },
	...over,
});
const own = factOf(me!, { before: false });
const startsOf = (facts: readonly PracticeBefore[], group = new Set([me!, ...others])) =>
	practiceStarts(me!, facts, () => group, 6);

describe("a pupil starts to practise", () => {
	it("when half of the others already did, and not the pupil", () => {
		const half = others.slice(0, 3).map((pupilId) => factOf(pupilId));
		expect(startsOf([own, ...half])).toEqual([
			{
				...{ code: "started", subjectKey: "arithmetic", days: 3, tasks: 20, at: startedAt, suppliers: ["Oefenaar"] },
				group: { practised: 3, n: 5 },
			},
		]);
		expect(startsOf([own, ...half.slice(0, 2)])).toEqual([]);
	});

	it("not on one day alone, not after practice in the weeks before, and not in another subject", () => {
		const all = others.map((pupilId) => factOf(pupilId));
		expect(startsOf([factOf(me!, { before: false, days: 1 }), ...all])).toEqual([]);
		expect(startsOf([factOf(me!), ...all])).toEqual([]);
		expect(startsOf([factOf(me!, { before: false, subjectKey: "dutch" }), ...all])).toEqual([]);
	});

	it("not where there is no group to speak of, or where the group is another one", () => {
		const all = others.map((pupilId) => factOf(pupilId));
		expect(startsOf([own, ...all], new Set([me!, ...others.slice(0, 4)]))).toEqual([]);
		expect(startsOf([own, ...all], new Set(["x1", "x2", "x3", "x4", "x5", "x6"] as PersonId[]))).toEqual([]);
	});
});
