import type { Random } from "../random";
import type { WireResult, WireScore, WireTest } from "../wire";

/** What a test measures: one kind of score or result, or two beside each other. */
export const testKinds = [
	"percent",
	"grade-whole",
	"grade-decimal",
	"grades-mixed",
	"level",
	"level-roman",
	"erk",
	"points",
	"points-mixed",
	"number-right",
	"number-wrong",
	"skill",
	"percentile",
] as const;
export type TestKind = (typeof testKinds)[number];

interface Outcomes {
	readonly scores: readonly WireScore[];
	readonly results: readonly WireResult[];
}

/** What one pupil had; `outside`: a value that its type does not have. */
export function makeOutcomes(random: Random, test: WireTest, kind: TestKind, outside = false): Outcomes {
	const about = { assessmentId: test.id };
	const score = (scoreType: string, scoreValue: string, scoreMaximum?: string): WireScore => ({
		...{ scoreType, scoreValue, ...about },
		...(scoreMaximum === undefined ? {} : { scoreMaximum }),
	});
	const result = (resultType: string, resultValue: string): WireResult => ({ resultType, resultValue, ...about });
	const { scores = [], results = [] } = wholeOf(random, kind, outside, score, result);
	const parts = test.parts.map((part, index): WireScore => {
		const maximum = [8, 1, 5][index % 3]!;
		return { ...score("NumberCorrect", String(random.int(0, maximum)), String(maximum)), assessmentPartId: part };
	});
	return { scores: [...scores, ...parts], results };
}

function wholeOf(
	random: Random,
	kind: TestKind,
	outside: boolean,
	score: (type: string, value: string, maximum?: string) => WireScore,
	result: (type: string, value: string) => WireResult,
): Partial<Outcomes> {
	const tenths = (low: number, high: number) => String(random.int(low * 10, high * 10) / 10);
	const pick = (good: () => string, ...bad: string[]) => (outside ? random.pick(bad) : good());
	switch (kind) {
		case "percent":
			return {
				scores: [
					score(
						"PercentageCorrect",
						pick(() => tenths(20, 100), "110", "-5", "100.1"),
					),
				],
			};
		case "grade-whole":
			return {
				results: [
					result(
						"Grade0-10",
						pick(() => String(random.int(0, 10)), "11", "-1"),
					),
				],
			};
		case "grade-decimal":
			return {
				results: [
					result(
						"Grade0.0-10.0",
						pick(() => decimal(random, tenths(0, 10)), "10.1", "-0.1", "zes"),
					),
				],
			};
		case "grades-mixed":
			return {
				results: [
					random.chance(0.5)
						? result(
								"Grade0-10",
								pick(() => String(random.int(1, 10)), "11"),
							)
						: result(
								"Grade0.0-10.0",
								pick(() => tenths(1, 10), "11.5"),
							),
				],
			};
		case "level":
			return {
				scores: [score("PercentageCorrect", String(random.int(0, 100)))],
				results: [
					result(
						"AE",
						pick(() => random.pick(["A", "B", "C", "D", "E"]), "Z", "F"),
					),
				],
			};
		case "level-roman":
			return {
				results: [
					result(
						"IV",
						pick(() => random.pick(["I", "II", "III", "IV", "V"]), "VI"),
					),
				],
			};
		case "erk":
			return {
				results: [
					result(
						"RnERK",
						pick(() => random.pick(["A1", "A2", "B1", "B2"]), "D1"),
					),
				],
			};
		case "points":
			return { scores: [score("ScorePoints", tenths(0, outside ? 60 : 40), "40")] };
		case "points-mixed": {
			const maximum = random.pick([10, 50]);
			return { scores: [score("ScorePoints", String(random.int(0, maximum)), String(maximum))] };
		}
		case "number-right":
			return { scores: [score("NumberCorrect", String(random.int(0, 20)), "20")] };
		case "number-wrong":
			return { scores: [score("NumberIncorrect", String(random.int(0, 20)), "20")] };
		case "skill":
			return { scores: [score("SkillScore", String(random.int(150, 260) + random.pick([0, 0.5, 0.25])))] };
		case "percentile":
			return {
				results: [
					result(
						"Percentiel",
						pick(() => String(random.int(0, 100)), "150", "-1"),
					),
				],
			};
	}
}

/** A comma is a decimal point too. */
const decimal = (random: Random, text: string) => (random.chance(0.3) ? text.replace(".", ",") : text);
