import { durationMs } from "./duration";
import type { Result } from "./statement";

export interface ReadResult {
	readonly success: boolean | null;
	/** 0-1 */
	readonly scoreRatio: number | null;
	/** scaled says another share than raw, min and max, which are taken at their word. */
	readonly contradicts: boolean;
	/** 0-1, from the progress of cmi5 (0-100). */
	readonly progressRatio: number | null;
	/** On the supplier's own scale, as exact decimal text. */
	readonly score: { readonly value: string | null; readonly minimum: string | null; readonly maximum: string | null };
	readonly durationMs: number | null;
}

const progressExtension = "https://w3id.org/xapi/cmi5/result/extensions/progress";

export function readResult(result: Result = {}): ReadResult {
	return {
		success: result.success ?? null,
		...toRatio(result.score),
		progressRatio: toProgress(result.extensions?.[progressExtension]),
		score: toScore(result.score),
		durationMs: result.duration === undefined ? null : durationMs(result.duration),
	};
}

/** scaled is often rounded to two decimals. */
const roundingOfScaled = 0.0101;

/**
 * raw between its bounds and scaled say the same share, as a rule. Where they do not, raw, min and max win: they are what was
 * counted, and some senders compute scaled wrongly. A negative scaled score is no share of anything.
 */
function toRatio(score: Result["score"]): Pick<ReadResult, "scoreRatio" | "contradicts"> {
	const { scaled, raw, min, max } = score ?? {};
	const share = scaled !== undefined && scaled >= 0 ? scaled : null;
	const counted = raw === undefined || max === undefined ? null : ratioOf(raw, min ?? 0, max);
	if (counted === null || scaled === undefined) return { scoreRatio: share ?? counted, contradicts: false };
	// Between -1 and 1 a sender may mean the whole scale, half of which is below zero.
	const contradicts = Math.abs(counted - scaled) > roundingOfScaled;
	return { scoreRatio: contradicts ? counted : (share ?? counted), contradicts };
}

function ratioOf(raw: number, min: number, max: number): number | null {
	return max <= min || raw < min || raw > max ? null : (raw - min) / (max - min);
}

function toProgress(value: unknown): number | null {
	return typeof value === "number" && value >= 0 && value <= 100 ? value / 100 : null;
}

/** raw with its bounds; a sender of scaled alone has the scale 0-1 (cmi5) as its own. */
function toScore(score: Result["score"]): ReadResult["score"] {
	if (score === undefined) return { value: null, minimum: null, maximum: null };
	const { scaled, raw, min, max } = score;
	if (raw !== undefined) return { value: toDecimal(raw), minimum: toDecimal(min), maximum: toDecimal(max) };
	const value = scaled === undefined || scaled < 0 ? null : toDecimal(scaled);
	return value === null ? { value, minimum: null, maximum: null } : { value, minimum: "0", maximum: "1" };
}

const decimal = /^-?\d{1,15}(?:\.\d{1,10})?$/;
/** The shortest text of a number is what was sent; beyond ten decimals it is rounded, beyond 15 digits it is none. */
function toDecimal(value: number | undefined): string | null {
	if (value === undefined) return null;
	const text = String(value);
	if (decimal.test(text)) return text;
	const rounded = value.toFixed(10);
	return decimal.test(rounded) ? rounded.replace(/\.?0+$/, "") : null;
}
