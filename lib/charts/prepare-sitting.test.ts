import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PersonId } from "../domain/ids";
import { describeSitting, type SittingOutcome } from "../standing/describe-sitting";
import { growthBetween } from "../standing/growth";
import { defaultSettings } from "../standing/settings";
import { prepareDots, prepareParts, prepareSlopes, type SlopeChart } from "./prepare-sitting";

const outcomes = (numbers: readonly number[], over: Partial<SittingOutcome> = {}): SittingOutcome[] =>
	numbers.map((number, index) => ({
		...{ pupilId: `p${index}` as PersonId, partSourceId: "", type: "skill-score" as const },
		...{ text: String(number), number, maximum: null, ...over },
	}));

function mainOf(numbers: readonly number[]) {
	const { main } = describeSitting(outcomes(numbers), [], defaultSettings);
	if (main === null) throw new Error("no numbers");
	return main;
}

describe("the dots of a sitting", () => {
	it("stack equal scores, lowest first, on an axis around them, with the group and the error", () => {
		const chart = prepareDots(mainOf([214, 230, 230, 240, 250, 218]), 4);
		expect(chart.dots.map((dot) => [dot.value, dot.level])).toEqual([
			[214, 0],
			[218, 0],
			[230, 0],
			[230, 1],
			[240, 0],
			[250, 0],
		]);
		const [first, last] = [chart.ticks[0], chart.ticks.at(-1)];
		const width = (last!.value - first!.value) / (last!.ratio - first!.ratio);
		expect(chart.errorRatio).toBeCloseTo(4 / width, 9);
		expect(chart.group?.median).toEqual({
			value: 230,
			ratio: expect.closeTo((230 - first!.value) / width + first!.ratio, 9),
		});
		for (const dot of chart.dots) expect(dot.ratio).toBeGreaterThan(0);
	});

	it("have no group under six, and no error that nobody stated", () => {
		expect(prepareDots(mainOf([214, 230]), null)).toMatchObject({ group: null, errorRatio: null, n: 2 });
	});
});

describe("the parts of a sitting", () => {
	it("that were counted go from none to all, on their own length", () => {
		const counted = outcomes([0, 6, 12], { partSourceId: "a", type: "number-correct", maximum: 12 });
		const { parts } = describeSitting(counted, [{ sourceId: "a", name: "Breuken" }], defaultSettings);
		expect(Object.values(prepareParts(parts)[0]?.places ?? {}).map((place) => place.ratio)).toEqual([0, 0.5, 1]);
	});
});

describe("the slopes of growth", () => {
	const skill = { type: "skill-score", decimals: 0 } as const;
	const sideOf = (numbers: readonly number[]) => ({
		...{
			type: "skill-score" as const,
			assessmentId: "a",
			partSourceId: "",
			familyId: null,
			maximum: null,
			standardError: null,
		},
		values: mainOf(numbers).values,
	});
	const growth = (before: readonly number[], after: readonly number[]) =>
		growthBetween(
			{ pupilIds: before.map((_, index) => `p${index}` as PersonId), earlier: sideOf(before), later: sideOf(after) },
			defaultSettings,
		);

	it("go from each earlier score to the later one, and the group from the middle of the earlier ones", () => {
		const chart = prepareSlopes(growth([200, 210, 220, 230, 240, 250], [210, 215, 230, 235, 250, 260]), skill);
		expect(chart?.lines.map((line) => line.difference)).toEqual([10, 5, 10, 5, 10, 10]);
		expect(chart?.lines.every((line) => line.to > line.from && line.to <= 1 && line.from >= 0)).toBe(true);
		expect(chart?.group?.from).toBeCloseTo(((chart?.lines[2]?.from ?? 0) + (chart?.lines[3]?.from ?? 0)) / 2, 9);
	});

	/** How much a line rises, on the scale of the test. */
	const rise = ({ ticks }: SlopeChart, line: { from: number; to: number }) => {
		const [first, last] = [ticks[0]!, ticks.at(-1)!];
		return ((line.to - line.from) * (last.value - first.value)) / (last.ratio - first.ratio);
	};

	it("rise by what is said of the group, where the medians of both sittings lie elsewhere", () => {
		// Half went down by 8 or more; the medians of the two sittings, 225 and 222, lie 3 apart.
		const chart = prepareSlopes(growth([200, 210, 220, 230, 240, 250], [192, 202, 224, 220, 243, 240]), skill)!;
		expect(chart.group).toMatchObject({ difference: -8, n: 6 });
		expect(rise(chart, chart.group!)).toBeCloseTo(-8, 9);
	});

	it("rise by what is said, each and the group, and stay in their box, whatever was scored", () => {
		const score = fc.oneof(
			fc.integer({ min: 0, max: 400 }),
			fc.integer({ min: 0, max: 4000 }).map((n) => n / 10),
		);
		fc.assert(
			fc.property(fc.array(fc.tuple(score, score), { minLength: 6, maxLength: 40 }), (pairs) => {
				const grown = growth(
					pairs.map(([before]) => before),
					pairs.map(([, after]) => after),
				);
				const chart = prepareSlopes(grown, skill)!;
				const label =
					grown.code === "numeric" && grown.spread?.code === "numeric" ? grown.spread.quartiles.median : null;
				expect(chart.group?.difference).toBe(label);
				for (const line of [...chart.lines, chart.group!]) {
					expect(rise(chart, line)).toBeCloseTo(line.difference, 6);
					expect(Math.min(line.from, line.to)).toBeGreaterThanOrEqual(-1e-9);
					expect(Math.max(line.from, line.to)).toBeLessThanOrEqual(1 + 1e-9);
				}
			}),
		);
	});

	it("rest on those who made both, with their number beside the group", () => {
		const pupilIds = [0, 1, 2, 3, 4, 5, 6, 7].map((index) => `p${index}` as PersonId);
		const grown = growthBetween(
			{
				pupilIds,
				earlier: sideOf([100, 110, 120, 130, 140, 150]),
				later: sideOf([95, 105, 115, 125, 135, 145, 400, 400]),
			},
			defaultSettings,
		);
		expect(prepareSlopes(grown, skill)?.group).toMatchObject({ difference: -5, n: 6 });
	});

	it("have no group under six, and are none of nobody", () => {
		expect(prepareSlopes(growth([200, 210], [210, 215]), skill)?.group).toBeNull();
		expect(prepareSlopes({ code: "other-scale" }, skill)).toBeNull();
	});
});
