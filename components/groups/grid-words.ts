import type { Formatter } from "@/lib/i18n/format";
import type { Translator } from "@/lib/i18n/translator";
import type { Standing } from "@/lib/standing/group-standing";
import type { MeasureKey, Value } from "@/lib/standing/value-of-fact";

/** A value in the notation of the language, with its unit where it has one: "38 %", "7,5", "B". */
export function valueInWords(value: Value, key: MeasureKey, format: Formatter): string {
	if (value.shown === null) return value.label ?? "";
	return isPercent(key) ? format.share(value.shown / 100) : numberInWords(value.shown, key, format);
}

/** The same without the unit: for a column whose head names it. */
export function numberInWords(value: number, key: MeasureKey, format: Formatter): string {
	return format.number(value, isPercent(key) || key.type === "own-level" ? 0 : 1);
}

function isPercent(key: MeasureKey): boolean {
	return key.type === "share-right" || key.type === "percentage-correct";
}

/** The scale in words: "% goed", "eigen niveau", "vaardigheidsscore". */
export function measureInWords(key: MeasureKey, t: Translator<"groups">, measures: Translator<"measures">): string {
	if (key.type === "share-right") return t("grid.shareRight");
	if (key.type === "own-level") return t("grid.ownLevel");
	return measures(key.type);
}

/** A result that counts in another group, or was made before the pupil came: it is in no figure of this group. */
export function elsewhereInWords({ group }: { readonly group: string | null }, t: Translator<"groups">): string {
	return group === null ? t("grid.before") : t("grid.elsewhere", { group });
}

/** Where the pupil stands, for people: never a percentile, never a rank. Empty where nothing may be said. */
export function standingInWords(standing: Standing | null, t: Translator<"groups">): string {
	if (standing === null) return "";
	if (standing.code === "elsewhere") return elsewhereInWords(standing, t);
	if (standing.code !== "placed") return standing.code === "too-few" ? t("grid.tooFew") : "";
	if (standing.distinguishable === false) return t("grid.notDistinct");
	return t("grid.higher", { below: standing.position.below, total: standing.position.n });
}
