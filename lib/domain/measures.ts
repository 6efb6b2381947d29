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
	/** Other ways to write a level of the order, in capitals. */
	readonly aliases: Readonly<Record<string, string>>;
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
	aliases: {},
	cellPriority,
});
const effort = (type: ScoreType): Measure => ({
	type,
	kind: "score",
	scale: "effort",
	better: null,
	order: null,
	aliases: {},
	cellPriority: null,
});
const numericResult = (type: ResultType, cellPriority: number): Measure => ({
	type,
	kind: "result",
	scale: "numeric",
	better: "higher",
	order: null,
	aliases: {},
	cellPriority,
});
const ordinalResult = (
	type: ResultType,
	cellPriority: number,
	order: readonly string[] | null,
	aliases: Measure["aliases"] = {},
): Measure => ({
	type,
	kind: "result",
	scale: order === null ? "unordered" : "ordinal",
	better: order === null ? null : "higher",
	order,
	aliases,
	cellPriority,
});

const lettersBestFirst = ["A", "B", "C", "D", "E"];
const romansBestFirst = ["I", "II", "III", "IV", "V"];
const erkBestFirst = ["C2", "C1", "B2", "B1", "A2", "A1"];
/**
 * 1S and 2F share a step, and so do 2S and 3F, and 3S and 4F: in language a target level is the next fundamental one, in
 * arithmetic it is another track beside it, and the inspectorate counts 1S and 2F as one. ADR 0007 says more.
 */
const referenceBestFirst = ["3S/4F", "2S/3F", "1S/2F", "1F", "<1F"];
const referenceAliases = {
	...{ "4F": "3S/4F", "3S": "3S/4F", "3F": "2S/3F", "2S": "2S/3F", "2F": "1S/2F", "1S": "1S/2F" },
	...{ L1F: "<1F", "OP WEG NAAR 1F": "<1F" },
};
/** A moment in a school year: middle (M) or end (E) of groep 1-8. */
const momentsBestFirst = (from: number, to: number) =>
	Array.from({ length: to - from + 1 }, (_, index) => to - index).flatMap((year) => [`E${year}`, `M${year}`]);
/** AVI as it is since 2008: Start, then the middle and end of groep 3-7, then Plus. The older AVI 1-9 is not on it. */
const aviBestFirst = ["Plus", ...momentsBestFirst(3, 7), "Start"];
const aviAliases = Object.fromEntries(
	aviBestFirst.flatMap((level) => ["-", " ", ""].map((gap) => [`AVI${gap}${level}`.toUpperCase(), level])),
);

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
	ordinalResult("reference-tr", 14, referenceBestFirst, referenceAliases),
	ordinalResult("reference-erk", 15, erkBestFirst),
	ordinalResult("pass-or-fail", 16, ["Pass", "Fail"]),
	ordinalResult("functioning-level", 17, momentsBestFirst(1, 8)),
	ordinalResult("avi", 18, aviBestFirst, aviAliases),
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
