import { numberInWords } from "@/components/goals/goal-words";
import type { MeasureType } from "@/lib/domain/measures";
import type { Formatter } from "@/lib/i18n/format";

/** "+10,5", "–3", "0": a difference on the scale, with a real minus. */
export function differenceInWords(value: number, format: Formatter): string {
	if (value === 0) return "0";
	return `${value > 0 ? "+" : "−"}${format.number(Math.abs(value))}`;
}

/** A value on the scale of a test: "62 %", "214", "7,5". */
export function scoreInWords(value: number, type: MeasureType, format: Formatter): string {
	return numberInWords(value, { type }, format);
}
