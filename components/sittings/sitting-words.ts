import { isPercent, type ShownScale } from "@/lib/domain/decimals";
import type { PersonId } from "@/lib/domain/ids";
import { hasOwnMaximum } from "@/lib/domain/measure-domains";
import type { Formatter } from "@/lib/i18n/format";
import { outOfMaximum } from "@/lib/i18n/out-of-maximum";
import type { Translator } from "@/lib/i18n/translator";
import type { SittingPage, SittingPupil } from "@/lib/queries/sittings/find-sitting-page";
import type { AlsoSent } from "@/lib/queries/sittings/select-sitting-facts";
import type { SittingMeasure, SittingPicture } from "@/lib/standing/describe-sitting";

/** "+10,5", "–3", "0": a difference on the scale, with a real minus. */
export function differenceInWords(value: number, scale: ShownScale, format: Formatter): string {
	const size = format.bareOnScale(Math.abs(value), scale);
	return value === 0 ? size : `${value > 0 ? "+" : "−"}${size}`;
}

/** A value on the scale of a test: "62 %", "214", "7,5". */
export function scoreInWords(value: number, scale: ShownScale, format: Formatter): string {
	return format.onScale(value, scale);
}

/** An end or a tick of an axis: as round as it is. */
export function tickInWords(value: number, { type }: ShownScale, format: Formatter): string {
	return isPercent(type) ? format.onScale(value, { type, decimals: 0 }) : format.number(value, 6);
}

/** What a measure of a test is called: its highest score where that is part of it, since 8 of 10 is not 8 of 50. */
export function measureTitle(
	{ type, maximum }: Pick<SittingMeasure, "type" | "maximum">,
	words: Omit<MeasureWords, "t">,
): string {
	return outOfMaximum(words.measures(type), hasOwnMaximum(type) ? maximum : null, words);
}

export interface MeasureWords {
	readonly measures: Translator<"measures">;
	readonly t: Translator<"sittings">;
	readonly format: Formatter;
}

/** All measures of a test as columns, the same on screen and in the file: of the whole, levels, and of each part. */
export function columnsOf({ main, others, levels, parts }: SittingPicture, words: MeasureWords) {
	const whole = [...(main ? [main] : []), ...others, ...levels];
	const titled = (measure: SittingMeasure, title: string) => ({
		...{ measure, title, key: `${measure.type} ${measure.partSourceId} ${measure.maximum}` },
	});
	return [
		...whole.map((measure) => titled(measure, measureTitle(measure, words))),
		...parts.map((part) =>
			titled(part, words.t("table.part", { part: part.name, measure: measureTitle(part, words) })),
		),
	];
}

/**
 * What the supplier sent of a pupil beside the score that counts, once: with the measure that has this score. One of
 * another maximum names it: "40 van 50".
 */
export function alsoSentInWords(
	{ alsoSent }: Pick<SittingPage, "alsoSent">,
	pupilId: PersonId,
	{ type, partSourceId, maximum, values }: Pick<SittingMeasure, "type" | "partSourceId" | "maximum" | "values">,
	words: Omit<MeasureWords, "t">,
): string[] {
	if (!values.has(pupilId)) return [];
	const own = alsoSent.filter(
		(one) => one.pupilId === pupilId && one.type === type && one.partSourceId === partSourceId,
	);
	const isAnother = (one: AlsoSent) => hasOwnMaximum(type) && one.maximum !== maximum;
	return own.map((one) => {
		if (one.number === null) return one.text;
		return outOfMaximum(words.format.onScale(one.number, one), isAnother(one) ? one.maximum : null, words);
	});
}

/** How the pupil stands on the test, with the tries that do not count on this page or any more. */
export function stateInWords(
	{ state, countsIn, earlierTries, otherTries, laterTry }: SittingPupil,
	t: Translator<"sittings">,
	day: (day: string) => string,
): string {
	const tries = [
		...(earlierTries > 0 ? [t("tries.earlier", { count: earlierTries })] : []),
		...otherTries.map(({ what, when }) => t(`tries.${when}`, { what: t(`tries.what.${what}`) })),
		...(laterTry === null ? [] : [t("tries.later", { day: day(laterTry) })]),
	];
	const said = t(`states.${state}`, { group: countsIn ?? "" });
	return tries.reduce((first, second) => t("tries.and", { first, second }), said);
}
