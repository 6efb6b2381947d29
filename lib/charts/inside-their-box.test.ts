import { readdirSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ConnectionId, GoalId, PersonId } from "../domain/ids";
import { getMeasure, type MeasureType, resultTypes, scoreTypes } from "../domain/measures";
import { buildGroupGrid } from "../standing/build-group-grid";
import { compareInGroup } from "../standing/compare-in-group";
import { describeSitting, type SittingOutcome } from "../standing/describe-sitting";
import type { GoalFact } from "../standing/facts";
import { growthBetween } from "../standing/growth";
import { defaultSettings } from "../standing/settings";
import { testPanels } from "../standing/test-panels";
import { endsOf } from "../standing/timeline-scale";
import { outcomeValue } from "../standing/value-of-fact";
import { prepareEffort } from "./prepare-effort";
import { prepareGoalStrip } from "./prepare-goal-strip";
import { prepareGrid } from "./prepare-grid";
import { prepareItems } from "./prepare-items";
import { preparePupilStrip } from "./prepare-pupil-strip";
import { preparePupilTimeline } from "./prepare-pupil-timeline";
import { prepareDots, prepareParts, prepareSlopes } from "./prepare-sitting";
import { prepareTalkStrip } from "./prepare-talk-strip";
import { prepareTimeline } from "./prepare-timeline";
import { prepareVolume } from "./prepare-volume";
import { side, timelinePaths } from "./timeline-paths";

/** Whatever may be delivered: the ends, below and above them, negative where a scale is open, with decimals. */
const anyNumber = fc.oneof(
	fc.constantFrom(0, 0.5, 1, 10, 100, 110, -5, -0.1, 11, 150),
	fc.integer({ min: -1_000, max: 1_000_000 }),
	fc.double({ min: -1e6, max: 1e6, noNaN: true }),
);
const numericTypes = [...scoreTypes, ...resultTypes].filter((type) => getMeasure(type).scale === "numeric");
const type = fc.constantFrom<MeasureType>(...numericTypes);
const maximum = fc.option(fc.constantFrom(0, 1, 10, 50), { nil: null });
const values = fc.array(anyNumber, { maxLength: 14 });

const pupil = (index: number) => `p${index}` as PersonId;
const goalId = "goal" as GoalId;
const connectionId = "tests" as ConnectionId;
const outcomes = (of: MeasureType, numbers: readonly number[], highest: number | null): SittingOutcome[] =>
	numbers.map((number, index) => ({
		...{ pupilId: pupil(index), partSourceId: "", type: of, text: String(number), number, maximum: highest },
	}));
const facts = (of: MeasureType, numbers: readonly number[], highest: number | null): GoalFact[] =>
	numbers.map((number, index) => ({
		...{ kind: "test", pupilId: pupil(index), goalId, connectionId, day: "2026-11-12", assessmentId: "a" },
		...{ assessmentName: "Toets", partSourceId: "", type: of, text: String(number), number, maximum: highest },
	}));

/** Every number under one of these keys, wherever it is in the model, is a share of the picture. */
function expectInside(model: unknown, keys: readonly string[], path = ""): void {
	if (Array.isArray(model)) for (const one of model) expectInside(one, keys, `${path}[]`);
	else if (typeof model === "object" && model !== null)
		for (const [key, value] of Object.entries(model)) {
			if (typeof value === "number" && keys.includes(key)) {
				expect(value, `${path}.${key}`).toBeGreaterThanOrEqual(-1e-9);
				expect(value, `${path}.${key}`).toBeLessThanOrEqual(1 + 1e-9);
			} else expectInside(value, keys, `${path}.${key}`);
		}
}
const check = <T>(arbitrary: fc.Arbitrary<T>, run: (value: T) => void) =>
	fc.assert(fc.property(arbitrary, run), { numRuns: 200 });

const sitting = fc.tuple(type, values, maximum);
const gridOf = (of: MeasureType, numbers: readonly number[], highest: number | null) =>
	buildGroupGrid(
		{
			pupilIds: numbers.map((_, index) => pupil(index)),
			goalIds: [goalId],
			facts: facts(of, numbers, highest),
			sources: [],
		},
		defaultSettings,
	);

const properties: Readonly<Record<string, () => void>> = {
	"prepare-effort": () =>
		check(fc.tuple(type, fc.array(fc.tuple(fc.nat({ max: 10_000 }), anyNumber), { maxLength: 12 })), ([of, pairs]) => {
			const points = pairs.map(([effort, result], index) => ({ pupilId: pupil(index), effort, result }));
			const [first] = points;
			expectInside(prepareEffort(points, of, first ?? null), ["x", "y", "ratio"]);
		}),
	"prepare-goal-strip": () =>
		check(sitting, ([of, numbers, highest]) => {
			const [column] = gridOf(of, numbers, highest).columns;
			const strip = column ? prepareGoalStrip(column) : null;
			if (strip?.kind === "axis")
				expectInside({ dots: strip.dots, group: strip.group }, ["x", "xRatio", "lower", "median", "upper"]);
			// Equal dots are equal values: nothing is pushed to an end of the axis.
			const shown = column?.cells.flatMap((cell) => cell.value?.shown ?? []) ?? [];
			if (column?.scale)
				for (const one of shown) {
					expect(one).toBeGreaterThanOrEqual(column.scale.low);
					expect(one).toBeLessThanOrEqual(column.scale.high);
				}
		}),
	"prepare-grid": () =>
		check(sitting, ([of, numbers, highest]) => {
			const members = numbers.map((_, index) => ({ pupilId: pupil(index) }));
			const input = { goals: [{ domain: null }], members, sources: [], today: "2026-11-24", shown: null };
			const grid = gridOf(of, numbers, highest);
			const model = prepareGrid({ ...input, grid, settings: defaultSettings, order: "help" });
			const drawn = model.columns.map(({ spread, medianRatio, cells }) => ({
				...{ medianRatio, spread, heights: spread?.heights.map((ratio) => ({ ratio })) },
				cells: cells.map(({ barRatio }) => ({ barRatio })),
			}));
			expectInside(drawn, ["medianRatio", "barRatio", "ratio"]);
		}),
	"prepare-items": () =>
		check(fc.array(fc.tuple(fc.nat({ max: 50 }), fc.nat({ max: 50 })), { maxLength: 5 }), (counts) => {
			const items = counts.map(([right, wrong], index) => ({
				...{ itemId: `i${index}`, title: null, judged: right + wrong, right },
			}));
			expectInside(prepareItems(items), ["ratio", "low", "high"]);
		}),
	"prepare-pupil-strip": () =>
		check(sitting, ([of, numbers]) => {
			const all = numbers.map((number) => outcomeValue({ type: of, text: String(number), number }));
			const [own, ...others] = all;
			const compared = compareInGroup(own ?? null, others, defaultSettings);
			if (compared.state !== "compared") return;
			const interval = { low: compared.own - 3, high: compared.own + 3 };
			const strip = preparePupilStrip(compared.spread, compared.own, interval, endsOf(of));
			expectInside(strip, ["xRatio", "own", "median", "from", "to"]);
			expectInside(preparePupilStrip(compared.spread, compared.own), ["xRatio", "own", "median", "from", "to"]);
		}),
	"prepare-pupil-timeline": () =>
		check(fc.array(fc.tuple(fc.nat({ max: 500 }), fc.nat({ max: 500 })), { maxLength: 6 }), (weeks) => {
			const monday = (index: number) => `2026-10-${String(5 + 7 * index).padStart(2, "0")}`;
			const practice = {
				measure: "tasks" as const,
				weeks: weeks.slice(0, 3).map(([tasks, medianTasks], index) => ({
					...{ monday: monday(index), tasks, medianTasks, durationMs: 0, medianDurationMs: null, days: 1 },
					...{ practised: 1, medianDays: null },
				})),
			} as never;
			const period = { from: "2026-10-05", to: "2026-10-20" };
			const tests = [
				{ day: "2026-09-01", label: "7,5" },
				{ day: "2026-10-12", label: "8" },
			];
			const model = preparePupilTimeline({ tests, practice, notes: [{ day: "2027-01-01" }] }, period);
			expectInside(model, ["x", "width", "own", "median", "from", "to"]);
		}),
	"prepare-sitting": () => {
		const inChart = ["ratio", "lower", "upper", "at", "from", "to"];
		check(sitting, ([of, numbers, highest]) => {
			const whole = outcomes(of, numbers, highest);
			const inPart = whole.map((one) => ({ ...one, partSourceId: "a" }));
			const { main, others, parts } = describeSitting(
				[...whole, ...inPart],
				[{ sourceId: "a", name: "Deel" }],
				defaultSettings,
			);
			for (const measure of [...(main ? [main] : []), ...others]) {
				const { dots, ticks, group } = prepareDots(measure, null);
				expectInside({ dots, ticks, group }, inChart);
				const places = new Map(dots.map((dot) => [dot.value, dot.ratio]));
				for (const dot of dots) expect(places.get(dot.value)).toBe(dot.ratio);
				expect(new Set(places.values()).size).toBe(places.size);
			}
			for (const { share, group, places } of prepareParts(parts))
				expectInside({ share: share && { at: share.at, from: share.from, to: share.to }, group, places }, inChart);
		});
		check(fc.tuple(type, fc.array(fc.tuple(anyNumber, anyNumber), { maxLength: 10 })), ([of, pairs]) => {
			const sideOf = (place: 0 | 1) => ({
				...{ type: of, assessmentId: "a", partSourceId: "", familyId: null, maximum: null, standardError: null },
				values: new Map(
					pairs.map((pair, index) => [
						pupil(index),
						outcomeValue({ type: of, text: String(pair[place]), number: pair[place] }),
					]),
				),
			});
			const pupilIds = pairs.map((_, index) => pupil(index));
			const growth = growthBetween({ pupilIds, earlier: sideOf(0), later: sideOf(1) }, defaultSettings);
			expectInside(prepareSlopes(growth, { type: of, decimals: null }), ["ratio", "from", "to"]);
		});
	},
	"prepare-talk-strip": () =>
		check(fc.tuple(anyNumber, fc.array(anyNumber, { minLength: 3, maxLength: 3 }), anyNumber), ([own, band, reach]) => {
			const [lower = 0, median = 0, upper = 0] = band.toSorted((a, b) => a - b);
			const interval = { low: own - Math.abs(reach), high: own + Math.abs(reach) };
			const strip = prepareTalkStrip({ own, lower, median, upper, levels: null }, interval);
			expectInside(strip, ["own", "median", "from", "to"]);
		}),
	"prepare-timeline": () =>
		check(sitting, ([of, numbers, highest]) => {
			const tests = facts(of, numbers, highest).map((fact) => ({ ...fact, partName: null, familyId: null }) as never);
			const members = new Set(numbers.map((_, index) => pupil(index)));
			const period = { from: "2026-09-01", to: "2026-11-24" };
			const panels = testPanels(
				{
					...{ pupilId: pupil(0), membersOn: () => members, period, adaptive: new Map() },
					...{ weeks: [], levels: [], tests, evidence: [] },
				},
				defaultSettings,
			);
			for (const panel of panels) {
				const chart = prepareTimeline(panel, period, defaultSettings);
				expectInside(chart.ticks, ["y"]);
				for (const path of Object.values(timelinePaths(chart)))
					for (const [coordinate] of String(path).matchAll(/-?\d+(\.\d+)?/g)) {
						expect(Number(coordinate)).toBeGreaterThanOrEqual(0);
						expect(Number(coordinate)).toBeLessThanOrEqual(side);
					}
				for (const { value } of panel.points) {
					expect(value.shown ?? 1).toBeGreaterThanOrEqual(panel.scale.low);
					expect(value.shown ?? 1).toBeLessThanOrEqual(panel.scale.high);
				}
			}
		}),
	"prepare-volume": () =>
		check(fc.array(fc.nat({ max: 100_000 }), { maxLength: 30 }), (received) => {
			const days = received.map((count, index) => ({
				...{ day: `2026-11-${String(1 + index).padStart(2, "0")}`, received: count },
			}));
			expectInside(prepareVolume(days, "2026-11-30", 30, []), ["heightRatio", "lowRatio", "highRatio"]);
		}),
};

describe("no drawing paints outside its own box", () => {
	it("is tested of every prepare-*", () => {
		const files = readdirSync(import.meta.dirname).filter((file) => /^prepare-.*(?<!\.test)\.ts$/.test(file));
		expect(Object.keys(properties)).toEqual(files.map((file) => file.replace(".ts", "")).toSorted());
	});
	it.each(Object.entries(properties))("%s, whatever is delivered", (_, property) => property());
});
