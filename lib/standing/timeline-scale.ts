import { getMeasure, type MeasureType } from "../domain/measures";
import type { PanelScale } from "./timeline-panel";

/**
 * The scale of a measure of tests: its own where it has one, that of the labels, else cut to what was measured.
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
	return ends === null ? panelScale(numbers, null, null) : { ...ends, cut: false, levels: null };
}

/** Both ends that the scale of a measure has by itself, which no axis may pass; null: it has none. */
export function endsOf(
	type: MeasureType | "share-right" | "own-level",
): { readonly low: number; readonly high: number } | null {
	switch (type) {
		case "share-right":
		case "percentage-correct":
		case "percentile":
		case "corrected-percentile":
			return { low: 0, high: 100 };
		case "grade-0-10":
		case "grade-0-10-decimal":
			return { low: 1, high: 10 };
		default:
			return null;
	}
}

/** The supplier's own scale where the values use half of it or more; else cut to round ends around the values. */
export function panelScale(values: readonly number[], minimum: number | null, maximum: number | null): PanelScale {
	const [least, most] = [Math.min(...values), Math.max(...values)];
	const span = most - least || Math.abs(most) || 1;
	if (minimum !== null && maximum !== null && minimum < maximum && span * 2 >= maximum - minimum)
		return { low: minimum, high: maximum, cut: false, levels: null };
	const power = 10 ** Math.floor(Math.log10(span));
	const step = span / power > 4 ? power : power / 2;
	const round = (value: number) => Number(value.toPrecision(12));
	const low = round(Math.floor(least / step - 0.2) * step);
	const high = round(Math.ceil(most / step + 0.2) * step);
	return { low: Math.max(low, minimum ?? low), high: Math.min(high, maximum ?? high), cut: true, levels: null };
}
