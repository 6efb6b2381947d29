import { atScale } from "../domain/decimals";
import { measureDomains } from "../domain/measure-domains";
import { getMeasure, type MeasureType } from "../domain/measures";
import type { PanelScale } from "./timeline-panel";

interface Ends {
	readonly low: number;
	readonly high: number;
}

/**
 * The scale of dots of a measure of tests: its own where it has one, that of the labels, else cut to what was measured.
 * It holds every number that is drawn on it.
 * @param own labels of the supplier's own scale, weakest first
 */
export function testScale(
	type: MeasureType,
	numbers: readonly number[],
	own: readonly string[] | null = null,
): PanelScale {
	const measure = getMeasure(type);
	if (measure.scale !== "numeric") {
		// From best to weakest in the table; the weakest stands at 1.
		const levels = own ?? (measure.order ?? []).toReversed();
		return { low: 0.5, high: Math.max(1, levels.length) + 0.5, cut: false, levels };
	}
	const ends = endsOf(type);
	return ends === null ? panelScale(numbers, null, null) : { ...holding(ends, numbers), cut: false, levels: null };
}

/** Both ends that the scale of a measure has by itself (lib/domain/measure-domains.ts); null: it has none. */
export function endsOf(type: MeasureType | "share-right" | "own-level"): Ends | null {
	if (type === "own-level") return null;
	if (type === "share-right") return { low: 0, high: 100 };
	const domain = measureDomains[type];
	return domain.kind === "range" ? { low: domain.low, high: domain.high } : null;
}

/**
 * The supplier's own scale where the values use half of it or more; else cut to round ends around the values. A value
 * beyond the end that was stated is held too: the axis goes on to it.
 */
export function panelScale(values: readonly number[], minimum: number | null, maximum: number | null): PanelScale {
	const { low: least, high: most } = spanOf(values, minimum ?? 0, maximum ?? 1);
	const span = atScale(most - least) || atScale(Math.abs(most)) || 1;
	if (minimum !== null && maximum !== null && minimum < maximum && span * 2 >= maximum - minimum)
		return { ...holding({ low: minimum, high: maximum }, values), cut: false, levels: null };
	const power = 10 ** Math.floor(Math.log10(span));
	const step = span / power > 4 ? power : power / 2;
	const round = (value: number) => Number(value.toPrecision(12));
	const low = round(Math.floor(least / step - 0.2) * step);
	const high = round(Math.ceil(most / step + 0.2) * step);
	const bounded = { low: Math.max(low, minimum ?? low), high: Math.min(high, maximum ?? high) };
	return { ...holding(bounded, values), cut: true, levels: null };
}

/**
 * The scale of bars: from its own minimum, since the length of a bar says how much there is. Where a scale has no minimum
 * (a skill score), it is cut around what there is, and says so.
 * @param sent both ends that the supplier stated; null: none
 * @returns null where there is nothing to draw
 */
export function barScale(
	type: MeasureType | "share-right" | "own-level",
	numbers: readonly number[],
	sent: Ends | null,
): (Ends & { readonly cut: boolean }) | null {
	const ends = endsOf(type) ?? sent;
	if (ends !== null) return { ...holding(ends, numbers), cut: false };
	if (numbers.length === 0) return null;
	const domain = type === "own-level" || type === "share-right" ? null : measureDomains[type];
	const { low, high } = spanOf(numbers, 0, 1);
	if (domain?.kind === "open" && domain.low !== null)
		return { ...holding({ low: domain.low, high: Math.max(high, domain.low + 1) }, numbers), cut: false };
	const margin = (high - low || 1) * 0.1;
	return { low: low - margin, high: high + margin, cut: true };
}

/** The ends moved out where a value lies beyond them, and never one point. */
export function holding(ends: Ends, values: readonly number[]): Ends {
	const low = values.reduce((least, value) => Math.min(least, value), ends.low);
	const high = values.reduce((most, value) => Math.max(most, value), ends.high);
	return low < high ? { low, high } : { low, high: low + (Math.abs(low) || 1) };
}

/** By reduce: a spread of a whole school's values is more arguments than a call takes. */
function spanOf(values: readonly number[], low: number, high: number): Ends {
	if (values.length === 0) return { low, high };
	return {
		low: values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY),
		high: values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY),
	};
}
