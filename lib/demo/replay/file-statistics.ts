import type { ReplayKind } from "./plan";

/**
 * The figures of a class computed straight from the file, for comparison with the product. On purpose it shares no code
 * with the product or with the rest of the replay: two ways to one number.
 */
export interface FileTest {
	readonly testId: string;
	/** By pupil number of the file. */
	readonly scores: ReadonlyMap<string, number>;
}
export interface FileClass {
	readonly schoolKey: string;
	readonly classKey: string;
	readonly tests: readonly FileTest[];
}
export interface FileFigures {
	readonly n: number;
	readonly lower: number;
	readonly median: number;
	readonly upper: number;
}

const layouts = {
	bdf: { school: "schoolNR", pupil: "pupilNR" },
	egsingle: { school: "schoolid", pupil: "childid" },
} as const;
const bdfTests = [
	["bdf-arit-pre", "aritPRET"],
	["bdf-lang-pre", "langPRET"],
	["bdf-arit-post", "aritPOST"],
	["bdf-lang-post", "langPOST"],
] as const;

/** All classes of the file with their scores. */
export function readClasses(kind: Exclude<ReplayKind, "assist">, text: string): FileClass[] {
	const [head = "", ...lines] = text.split("\n").filter((line) => line.trim() !== "");
	const names = cut(head);
	const rows = lines.map((line) => new Map(cut(line).map((cell, index) => [names[index] ?? "", cell])));
	const { school, pupil } = layouts[kind];
	const classOf = kind === "bdf" ? (row: Row) => row.get("classNR") ?? "" : lastGrade(rows);
	const classes = new Map<string, { schoolKey: string; classKey: string; tests: Map<string, Map<string, number>> }>();
	const waves = [...new Set(rows.map((row) => Number(row.get("year"))))].sort((a, b) => a - b);
	for (const row of rows) {
		const classKey = classOf(row);
		const found = classes.get(classKey) ?? { schoolKey: row.get(school) ?? "", classKey, tests: new Map() };
		classes.set(classKey, found);
		const scores =
			kind === "bdf"
				? bdfTests.map(([id, column]) => [id, row.get(column) ?? ""] as const)
				: [[`egs-wave-${waves.indexOf(Number(row.get("year"))) + 1}`, row.get("math") ?? ""] as const];
		for (const [testId, cell] of scores) {
			if (cell === "" || Number.isNaN(Number(cell))) continue;
			const ofTest = found.tests.get(testId) ?? new Map<string, number>();
			found.tests.set(testId, ofTest.set(row.get(pupil) ?? "", Number(cell)));
		}
	}
	return [...classes.values()].map(({ schoolKey, classKey, tests }) => ({
		...{ schoolKey, classKey },
		tests: [...tests].map(([testId, scores]) => ({ testId, scores })),
	}));
}

type Row = ReadonlyMap<string, string>;

function cut(line: string): string[] {
	return line.split(",").map((cell) => cell.trim().replace(/^"|"$/g, ""));
}

/** A class is the children of a school whose last row has the same grade. */
function lastGrade(rows: readonly Row[]): (row: Row) => string {
	const latest = new Map<string, Row>();
	for (const row of rows) {
		const child = row.get("childid") ?? "";
		const before = latest.get(child);
		if (!before || Number(row.get("year")) > Number(before.get("year"))) latest.set(child, row);
	}
	return (row) => `${row.get("schoolid")}-${latest.get(row.get("childid") ?? "")?.get("grade")}`;
}

/** Linear interpolation between order statistics: the p-th quantile lies at 1 + (n - 1) p (type 7). */
export function figuresOf(scores: ReadonlyMap<string, number>): FileFigures {
	const sorted = Float64Array.from(scores.values()).sort();
	const at = (p: number) => {
		const place = (sorted.length - 1) * p;
		const below = sorted[Math.floor(place)] ?? Number.NaN;
		const above = sorted[Math.ceil(place)] ?? Number.NaN;
		return below * (1 - (place % 1)) + above * (place % 1);
	};
	return { n: sorted.length, lower: at(0.25), median: at(0.5), upper: at(0.75) };
}

/** How many of the class score less, and how many the same, the pupil included. */
export function placeOf(pupil: string, scores: ReadonlyMap<string, number>): { below: number; equal: number } {
	const own = scores.get(pupil) ?? Number.NaN;
	let below = 0;
	let equal = 0;
	for (const score of scores.values()) {
		if (score < own) below += 1;
		if (score === own) equal += 1;
	}
	return { below, equal };
}

/** The first class, the largest, and the smallest, which is below six pupils where the file has such a class. */
export function chooseThree(classes: readonly FileClass[]): FileClass[] {
	const size = (each: FileClass) => Math.max(0, ...each.tests.map((test) => test.scores.size));
	const bySize = [...classes].sort((a, b) => size(a) - size(b));
	return [...new Set([classes[0], bySize.at(-1), bySize[0]])].filter((each) => each !== undefined);
}

/** What each pupil of both waves gained, in whole thousandths (the file has three decimals), and how many have one wave only. */
export function gainsOf(earlier: ReadonlyMap<string, number>, later: ReadonlyMap<string, number>) {
	const gains = new Map<string, number>();
	let onlyLater = 0;
	for (const [pupil, score] of later) {
		const before = earlier.get(pupil);
		if (before === undefined) onlyLater += 1;
		else gains.set(pupil, (Math.round(score * 1000) - Math.round(before * 1000)) / 1000);
	}
	return { gains, onlyEarlier: earlier.size - gains.size, onlyLater };
}
