/**
 * The one table of what suppliers measure: role and direction per type (STANDING, "role and direction per type").
 * Corrected and uncorrected levels are different measures; durations and numbers of items are never ranked.
 */
export const scoreTypes = [
	"duration-seconds",
	"number-correct",
	"number-incorrect",
	"number-items",
	"percentage-correct",
	"score-points",
	"skill-score",
] as const;
export type ScoreType = (typeof scoreTypes)[number];

export const resultTypes = [
	"a-e",
	"avi",
	"corrected-a-e",
	"corrected-i-v",
	"corrected-percentile",
	"dle",
	"education-level",
	"functioning-level",
	"grade-0-10",
	"grade-0-10-decimal",
	"i-v",
	"la",
	"lgh",
	"ovg",
	"pass-or-fail",
	"percentile",
	"reference-erk",
	"reference-tr",
] as const;
export type ResultType = (typeof resultTypes)[number];

export type MeasureType = ScoreType | ResultType;

export interface Measure {
	readonly type: MeasureType;
	readonly kind: "score" | "result";
	/** numeric: compared as numbers; ordinal: compared by rank in `order`; unordered: counted only; effort: never ranked. */
	readonly scale: "numeric" | "ordinal" | "unordered" | "effort";
	/** Which way is better; meaningless where scale is unordered or effort. */
	readonly better: "higher" | "lower" | null;
	/** For ordinal scales whose order a standard fixes: from best to weakest. */
	readonly order: readonly string[] | null;
	/** Which of several outcomes fills a cell of the grid: the lowest number wins; null never fills one. */
	readonly cellPriority: number | null;
}

const numericScore = (
	type: ScoreType,
	cellPriority: number | null,
	better: "higher" | "lower" = "higher",
): Measure => ({
	type,
	kind: "score",
	scale: "numeric",
	better,
	order: null,
	cellPriority,
});
const effort = (type: ScoreType): Measure => ({
	type,
	kind: "score",
	scale: "effort",
	better: null,
	order: null,
	cellPriority: null,
});
const numericResult = (type: ResultType, cellPriority: number): Measure => ({
	type,
	kind: "result",
	scale: "numeric",
	better: "higher",
	order: null,
	cellPriority,
});
const ordinalResult = (type: ResultType, cellPriority: number, order: readonly string[] | null): Measure => ({
	type,
	kind: "result",
	scale: order === null ? "unordered" : "ordinal",
	better: order === null ? null : "higher",
	order,
	cellPriority,
});

const lettersBestFirst = ["A", "B", "C", "D", "E"];
const romansBestFirst = ["I", "II", "III", "IV", "V"];
const erkBestFirst = ["C2", "C1", "B2", "B1", "A2", "A1"];
const referenceBestFirst = ["4F", "3S", "3F", "2S", "1S/2F", "2F", "1S", "1F", "<1F"];

const table: readonly Measure[] = [
	numericScore("skill-score", 1),
	numericScore("percentage-correct", 2),
	numericScore("score-points", 4),
	numericScore("number-correct", 5),
	numericScore("number-incorrect", 6, "lower"),
	effort("duration-seconds"),
	effort("number-items"),
	numericResult("grade-0-10-decimal", 3),
	numericResult("grade-0-10", 3),
	numericResult("percentile", 7),
	numericResult("corrected-percentile", 8),
	numericResult("dle", 9),
	ordinalResult("a-e", 10, lettersBestFirst),
	ordinalResult("i-v", 11, romansBestFirst),
	ordinalResult("corrected-a-e", 12, lettersBestFirst),
	ordinalResult("corrected-i-v", 13, romansBestFirst),
	ordinalResult("reference-tr", 14, referenceBestFirst),
	ordinalResult("reference-erk", 15, erkBestFirst),
	ordinalResult("pass-or-fail", 16, ["Pass", "Fail"]),
	ordinalResult("functioning-level", 17, null),
	ordinalResult("avi", 18, null),
	ordinalResult("ovg", 19, null),
	ordinalResult("la", 20, null),
	ordinalResult("lgh", 21, null),
	ordinalResult("education-level", 22, null),
];

export const measures: ReadonlyMap<MeasureType, Measure> = new Map(table.map((m) => [m.type, m]));

/** @throws when the type is not in the table: the domain knows every type that to-domain may give. */
export function getMeasure(type: MeasureType): Measure {
	const measure = measures.get(type);
	if (!measure) throw new Error(`unknown measure type ${type}`);
	return measure;
}
