import { numberInWords } from "@/components/goals/goal-words";
import type { MeasureType } from "@/lib/domain/measures";
import type { Formatter } from "@/lib/i18n/format";
import type { Translator } from "@/lib/i18n/translator";
import type { SittingPupil } from "@/lib/queries/sittings/find-sitting-page";

/** "+10,5", "–3", "0": a difference on the scale, with a real minus. */
export function differenceInWords(value: number, format: Formatter): string {
	if (value === 0) return "0";
	return `${value > 0 ? "+" : "−"}${format.number(Math.abs(value))}`;
}

/** A value on the scale of a test: "62 %", "214", "7,5". */
export function scoreInWords(value: number, type: MeasureType, format: Formatter): string {
	return numberInWords(value, { type }, format);
}

/** How the pupil stands on the test, with the tries that do not count on this page or any more. */
export function stateInWords(
	{ state, countsIn, earlierTries, laterTry }: SittingPupil,
	t: Translator<"sittings">,
	day: (day: string) => string,
): string {
	const parts = [t(`states.${state}`, { group: countsIn ?? "" })];
	if (earlierTries > 0) parts.push(t("tries.earlier", { count: earlierTries }));
	if (laterTry !== null) parts.push(t("tries.later", { day: day(laterTry) }));
	return parts.join("; ");
}
