import type { Formatter } from "@/lib/i18n/format";
import { outOfMaximum } from "@/lib/i18n/out-of-maximum";
import type { Translator } from "@/lib/i18n/translator";
import type { GridCell, GridColumn } from "@/lib/standing/build-group-grid";
import type { GoalState } from "@/lib/standing/goal-state";
import type { Standing } from "@/lib/standing/group-standing";
import { positionEnd } from "@/lib/standing/position-end";
import type { MeasureKey, Value } from "@/lib/standing/value-of-fact";

/** A value in the notation of the language, with its unit where it has one: "38 %", "7,5", "B". */
export function valueInWords(value: Value, key: MeasureKey, format: Formatter): string {
	if (value.shown === null) return value.label ?? "";
	return format.onScale(value.shown, key);
}

/** The same without the unit: for a column whose head names it. */
export function numberInWords(value: number, key: MeasureKey, format: Formatter): string {
	return format.bareOnScale(value, key);
}

/** The scale in words: "% goed", "eigen niveau", "vaardigheidsscore". */
export function measureInWords(key: MeasureKey, t: Translator<"groups">, measures: Translator<"measures">): string {
	if (key.type === "share-right") return t("grid.shareRight");
	if (key.type === "own-level") return t("grid.ownLevel");
	return measures(key.type);
}

/** "11 van 29 tellen mee in de mediaan": the n of what stands beside it, and never how many have just any value. */
export function countInWords(
	{ spread: { code, n }, elsewhere }: Pick<GridColumn, "spread" | "elsewhere">,
	total: number,
	{ t, format }: { readonly t: Translator<"groups">; readonly format: Formatter },
): string {
	if (elsewhere.length > 0) return t("grid.countsIn", { groups: format.list(elsewhere.map((one) => one.group)) });
	if (code === "too-few") return t("grid.countTooFew", { n, total });
	return t(code === "unordered" ? "grid.ofLong" : "grid.counted", { n, total });
}

/** A result that counts in another group, or was made before the pupil came: it is in no figure of this group. */
export function elsewhereInWords({ group }: { readonly group: string | null }, t: Translator<"groups">): string {
	return group === null ? t("grid.before") : t("grid.elsewhere", { group });
}

/** Without a value in the column: what this source has in another measure, or what was made. Empty: neither. */
export function besideInWords(
	{ state, other, made }: Pick<GridCell, "state" | "other" | "made">,
	today: string,
	{ t, measures, format }: { t: Translator<"groups">; measures: Translator<"measures">; format: Formatter },
): string {
	if (state === "other-scale" && other !== null)
		return t("grid.beside.other", {
			value: outOfMaximum(valueInWords(other.value, other.key, format), other.key.maximum, { measures, format }),
			measure: measureInWords(other.key, t, measures),
			day: format.day(other.day, today),
		});
	return state === "made" && made !== null ? t("grid.beside.made", { count: made.count }) : "";
}

/** Where the pupil stands, for people: never a percentile, never a rank. Empty where nothing may be said. */
export function standingInWords(
	standing: Standing | null,
	t: Translator<"groups">,
	state: GoalState | null = null,
): string {
	if (standing === null) return "";
	if (standing.code === "elsewhere") return elsewhereInWords(standing, t);
	if (standing.code !== "placed") return standing.code === "too-few" ? t("grid.tooFew") : "";
	// Stuck, and like the group: then the median itself lies below the threshold of stuck.
	if (standing.distinguishable === false) return t(state === "stuck" ? "grid.groupLow" : "grid.notDistinct");
	const { below, equal, n } = standing.position;
	return t("grid.higher", { at: positionEnd(standing.position), below, same: equal - 1, total: n });
}
