import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countAnswers, type Sighting } from "./count-answers";

let number = 0;
const told = (seconds: number, over: Partial<Sighting> = {}): Sighting => {
	number += 1;
	const id = String(number).padStart(4, "0");
	return { id, at: seconds * 1000, reportedAs: "evaluated", success: true, scoreRatio: null, role: "answer", ...over };
};
const byServer = { reportedAs: "attempted" };
const countOf = (...sightings: Sighting[]) => countAnswers(sightings).size;

describe("answers that count", () => {
	it("are one where a page and its server tell of the same within two seconds, in either order", () => {
		expect(countOf(told(0), told(2, byServer))).toBe(1);
		expect(countOf(told(1, byServer), told(2.5))).toBe(1);
		expect(countOf(told(0), told(2.001, byServer))).toBe(2);
	});

	it("are two with two verdicts, or told twice in the same way", () => {
		expect(countOf(told(0), told(1, { ...byServer, success: false }))).toBe(2);
		expect(countOf(told(0), told(1, { ...byServer, success: null }))).toBe(2);
		expect(countOf(told(0), told(1))).toBe(2);
	});

	it("pair each try with its own echo, however quickly a pupil tries again", () => {
		expect(countOf(told(0), told(0.5), told(0.8, byServer), told(1.2, byServer))).toBe(2);
		expect(countOf(told(0), told(0.5, byServer), told(1.5), told(2.2, byServer))).toBe(2);
	});

	it("pair what was stored before ways were kept with any known one", () => {
		expect(countOf(told(0, { reportedAs: null }), told(1))).toBe(1);
		expect(countOf(told(0, { reportedAs: null }), told(1, { reportedAs: null }))).toBe(2);
	});

	it("take the verdict of the last mark, which is no second try", () => {
		const answer = told(0, { success: null });
		const mark = told(86_400, { reportedAs: "assessed", role: "mark", success: null, scoreRatio: 0.5 });
		const again = told(90_000, { reportedAs: "assessed", role: "mark", success: true, scoreRatio: 1 });
		expect([...countAnswers([mark, answer])]).toEqual([[answer.id, { success: null, scoreRatio: 0.5, marked: true }]]);
		expect([...countAnswers([again, mark, answer])]).toEqual([
			[answer.id, { success: true, scoreRatio: 1, marked: true }],
		]);
		const second = told(88_000, { success: false });
		expect(countAnswers([second, mark, again, answer]).get(answer.id)).toMatchObject({ scoreRatio: 0.5 });
		expect(countAnswers([second, mark, again, answer]).get(second.id)).toMatchObject({ success: true });
	});

	it("are a mark itself where nobody told of the answer", () => {
		const mark = told(5, { role: "mark", scoreRatio: 1 });
		expect([...countAnswers([mark]).keys()]).toEqual([mark.id]);
	});

	it("follow from the set of what was told, not from its order", () => {
		const sighting = fc.record({
			id: fc.uuid(),
			at: fc.integer({ min: 0, max: 12 }).map((half) => half * 500),
			reportedAs: fc.constantFrom("evaluated", "attempted", "answered", null),
			success: fc.constantFrom(true, false, null),
			scoreRatio: fc.constantFrom(0, 0.5, null),
			role: fc.constantFrom("answer" as const, "answer" as const, "mark" as const),
		});
		const lists = fc.uniqueArray(sighting, { maxLength: 9, selector: ({ id }) => id });
		fc.assert(
			fc.property(
				lists.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
				([list, shuffled]) => {
					const counted = countAnswers(list);
					expect(new Map([...countAnswers(shuffled)].sort())).toEqual(new Map([...counted].sort()));
					// One way tells of each try once: no fewer tries than that way told of.
					for (const way of ["evaluated", "attempted", "answered", null]) {
						const answers = list.filter(({ role, reportedAs }) => role === "answer" && reportedAs === way);
						expect(counted.size).toBeGreaterThanOrEqual(answers.length);
					}
				},
			),
		);
	});
});
