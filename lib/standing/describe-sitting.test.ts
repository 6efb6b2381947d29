import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PersonId } from "../domain/ids";
import type { MeasureType } from "../domain/measures";
import { describeSitting, type SittingOutcome } from "./describe-sitting";
import { readParts } from "./read-parts";
import { defaultSettings } from "./settings";

const id = (index: number) => `p${index}` as PersonId;
const scores = (type: MeasureType, numbers: readonly number[], over: Partial<SittingOutcome> = {}): SittingOutcome[] =>
	numbers.map((number, index) => ({
		...{ pupilId: id(index), partSourceId: "", type, text: String(number), number, maximum: null },
		...over,
	}));
const labels = (type: MeasureType, texts: readonly string[]): SittingOutcome[] =>
	texts.map((text, index) => ({ pupilId: id(index), partSourceId: "", type, text, number: null, maximum: null }));
const parts = [
	{ sourceId: "a", name: "Getallen" },
	{ sourceId: "b", name: "Meten" },
];
const of = (outcomes: readonly SittingOutcome[]) => describeSitting(outcomes, parts, defaultSettings);

describe("one group at one sitting", () => {
	it("is drawn by the measure that the table puts first, with quartiles and everybody's place", () => {
		const { main, levels } = of([
			...scores("percentage-correct", [50, 60, 70, 80, 90, 95, 99]),
			...scores("skill-score", [200, 210, 220, 230, 240, 250, 260]),
			...labels("i-v", ["V", "IV", "III", "III", "II", "I", "I"]),
		]);
		expect(main).toMatchObject({
			type: "skill-score",
			spread: { code: "numeric", n: 7, quartiles: { lower: 215, median: 230, upper: 245 } },
		});
		expect(main?.standings.get(id(0))).toMatchObject({ middleHalf: "below", position: { below: 0, n: 7 } });
		expect(levels).toMatchObject([
			{
				type: "i-v",
				spread: {
					median: "III",
					counts: [
						{ level: "V", count: 1 },
						{ level: "IV", count: 1 },
						{ level: "III", count: 2 },
						{ level: "II", count: 1 },
						{ level: "I", count: 2 },
					],
				},
			},
		]);
	});

	it("is not drawn by a measure that few were given, nor by how long it took", () => {
		const { main } = of([
			...scores("skill-score", [200, 210]),
			...scores("duration-seconds", [1, 2, 3, 4, 5, 6, 7]),
			...scores("grade-0-10-decimal", [5, 6, 7, 8, 9, 9, 10]),
		]);
		expect(main?.type).toBe("grade-0-10-decimal");
	});

	it("of words alone has no numbers, and says when there are too few for a distribution", () => {
		const few = of(labels("a-e", ["A", "B", "C", "C"]));
		expect(few).toMatchObject({ main: null, levels: [{ spread: { code: "too-few", n: 4 } }], parts: [] });
		expect(of([])).toEqual({ main: null, others: [], levels: [], parts: [] });
	});

	it("takes of a part the number right before the share, and the share of the highest that was sent", () => {
		const part = { partSourceId: "a", maximum: 10 };
		const { parts: shown } = of([
			...scores("percentage-correct", [10, 20, 30, 40, 50, 60], { partSourceId: "a" }),
			...scores("number-correct", [1, 2, 3, 4, 5, 6], part),
		]);
		expect(shown).toMatchObject([
			{
				name: "Getallen",
				type: "number-correct",
				maximum: 10,
				leads: true,
				share: { code: "mean", ratio: 0.35, n: 6 },
			},
			{ type: "percentage-correct", leads: false },
		]);
	});

	it("shows number right and credits of one part, each by its own share", () => {
		const { parts: shown } = of([
			...scores("number-correct", [2, 3, 4, 5, 6, 7], { partSourceId: "a", maximum: 8 }),
			...scores("score-points", [9, 9, 12, 12, 15, 15], { partSourceId: "a", maximum: 15 }),
		]);
		expect(shown.map(({ type, share, leads }) => [type, share?.ratio, leads])).toEqual([
			["number-correct", 27 / 48, true],
			["score-points", 72 / 90, false],
		]);
	});

	it.each([
		["number-correct" as const, 1],
		["score-points" as const, 2],
		["percentage-correct" as const, 100],
	])("%s of an item with one way to be right is a share of pupils, never a middle one", (type, maximum) => {
		const right = [1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0].map((one) => one * maximum);
		const { parts: shown } = of(scores(type, right, { partSourceId: "a", maximum }));
		// R: qbeta(c(0.025, 0.975), 8.5, 7.5)
		expect(shown[0]?.share).toMatchObject({ code: "right", ratio: 8 / 15, n: 15 });
		expect(shown[0]?.share?.interval.low).toBeCloseTo(0.2945, 2);
		expect(shown[0]?.share?.interval.high).toBeCloseTo(0.7624, 2);
	});

	it("never ranks scores of different highest scores together, and says how many each is of", () => {
		const { main, others } = of([
			...scores("number-correct", [5, 6, 7, 8, 9, 10], { maximum: 10 }),
			...scores("number-correct", [10, 20, 30, 40, 45, 50], { maximum: 50 }).map((one, index) => ({
				...one,
				pupilId: id(6 + index),
			})),
		]);
		expect(main).toMatchObject({ maximum: 10, spread: { n: 6, quartiles: { median: 7.5 } } });
		expect(others).toMatchObject([{ maximum: 50, spread: { n: 6 } }]);
		expect(main?.standings.get(id(6))).toBeUndefined();
	});

	it("keeps two kinds of grade apart: the median is over those of its kind", () => {
		const { main, others } = of([
			...scores("grade-0-10", [5, 6, 7, 8, 9, 10]),
			...scores("grade-0-10-decimal", [5.5, 6.5, 7.5, 8.5, 9.5, 9.9], { decimals: 1 }).map((one, index) => ({
				...one,
				pupilId: id(6 + index),
			})),
		]);
		expect([main, ...others].map((one) => [one?.spread.n, one?.values.size])).toEqual([
			[6, 6],
			[6, 6],
		]);
	});

	it("divides nothing by a highest score of 0", () => {
		const { parts: shown } = of(scores("number-correct", [0, 0, 0, 0, 0, 0], { partSourceId: "a", maximum: 0 }));
		expect(shown).toMatchObject([{ share: null, leads: true }]);
	});
});

describe("the test, the class or the pupil?", () => {
	const partScores = (a: readonly number[], b: readonly number[], whole: readonly number[]) => [
		...scores("percentage-correct", a, { partSourceId: "a" }),
		...scores("percentage-correct", b, { partSourceId: "b" }),
		...scores("percentage-correct", whole),
	];

	it("names a part on which the whole group is 15 points lower, and not one of 14", () => {
		const high = [80, 80, 80, 80, 80, 80];
		expect(readParts(of(partScores(high, [65, 65, 65, 65, 65, 65], high)), defaultSettings).group).toEqual([
			{ partSourceId: "b", ratio: 0.65, others: 0.8 },
		]);
		expect(readParts(of(partScores(high, [66, 66, 66, 66, 66, 66], high)), defaultSettings).group).toEqual([]);
	});

	it("names a pupil on one part, or on the whole test, never on both", () => {
		const reading = readParts(
			of(
				partScores(
					[10, 70, 71, 72, 73, 74, 75, 76],
					[20, 30, 71, 72, 73, 74, 75, 76],
					[15, 72, 71, 73, 74, 75, 76, 77],
				),
			),
			defaultSettings,
		);
		expect(reading.whole).toEqual([id(0), id(2)]);
		expect(reading.pupils).toEqual([
			{ partSourceId: "a", pupilIds: [id(1)] },
			{ partSourceId: "b", pupilIds: [id(1)] },
		]);
	});

	it("says nothing of a pupil by one item, nor of the group where chance can do it", () => {
		const item = (right: readonly number[], partSourceId: string) =>
			scores("number-correct", right, { partSourceId, maximum: 1 });
		const seven = (count: number) => [0, 1, 2, 3, 4, 5, 6].map((index) => (index < count ? 1 : 0));
		const read = (a: number, b: number) =>
			readParts(of([...item(seven(a), "a"), ...item(seven(b), "b")]), defaultSettings);
		// 4 of 7 against 6 of 7: the interval of 4 of 7 reaches past 6 of 7.
		expect(read(4, 6)).toMatchObject({ group: [], pupils: null });
		expect(read(1, 7).group).toMatchObject([{ partSourceId: "a" }]);
	});

	it("cannot tell of the group between scores on a scale, or with one part", () => {
		const scaled = scores("skill-score", [1, 2, 3, 4, 5, 6], { partSourceId: "a" });
		expect(readParts(of(scaled), defaultSettings).group).toBeNull();
		expect(readParts(of([]), defaultSettings)).toMatchObject({ group: null, pupils: null });
	});

	it("says nothing of anybody in a group of fewer than six", () => {
		const percent = fc.integer({ min: 0, max: 100 });
		fc.assert(
			fc.property(fc.array(fc.tuple(percent, percent, percent), { maxLength: 5 }), (rows) => {
				const column = (place: 0 | 1 | 2) => rows.map((row) => row[place]);
				const reading = readParts(of(partScores(column(0), column(1), column(2))), defaultSettings);
				expect(reading).toEqual({ group: null, pupils: null, whole: [] });
			}),
		);
	});
});
