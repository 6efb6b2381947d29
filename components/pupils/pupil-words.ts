import type { Formatter } from "@/lib/i18n/format";
import type { Translator } from "@/lib/i18n/translator";
import type { PupilRow } from "@/lib/queries/pupils/pupil-row";
import type { Spread } from "@/lib/standing/compare-in-group";
import { positionEnd } from "@/lib/standing/position-end";

/** The pupil's value as it is shown: what was sent. */
export function valueInWords(row: PupilRow, format: Formatter): string {
	if (row.value === null) return "–";
	return row.value.number === null ? row.value.text : format.onScale(row.value.number, scaleOf(row));
}

/** What the numbers of a row are measured in. */
export const scaleOf = ({ measure, decimals }: Pick<PupilRow, "measure" | "decimals">) => ({ type: measure, decimals });

/** A place on the group's scale: a level by its name, a number as the pupil's own. */
export function onScale(spread: Spread, value: number, row: PupilRow, format: Formatter): string {
	if (spread.levels) return spread.levels[value] ?? "";
	return format.onScale(value, scaleOf(row));
}

/**
 * "hoger dan 15 en gelijk aan 2 van 24 · in de middelste helft". Where the pupil cannot be told from the group only that is
 * said, as on the grid and the page of a goal: a place beside it would claim what it denies.
 */
export function positionInWords(row: PupilRow, t: Translator<"pupils">): string | null {
	if (row.comparison.state !== "compared") return null;
	const { below, equal, n, place, distinct } = row.comparison;
	if (distinct === false) return t("notDistinct");
	return `${t("position", { at: positionEnd(row.comparison), below, same: equal - 1, n })} · ${t(`place.${place}`)}`;
}

/** With whom, for combination groups with the school year. */
export const groupInWords = (row: PupilRow, t: Translator<"pupils">) => comparedInWords(row.group, t);

export function comparedInWords(compared: PupilRow["group"], t: Translator<"pupils">): string | null {
	if (compared === null) return null;
	const { name, kind, schoolYear } = compared;
	if (schoolYear !== null) return t("comparedWith.year", { year: schoolYear, group: name });
	return t(`comparedWith.${kind}`, { group: name });
}

/** Why there is no picture; null when there is one. */
export function absenceInWords(row: PupilRow, givenName: string, t: Translator<"pupils">): string | null {
	const { state, n } = row.comparison;
	const total = row.group?.members.size ?? 0;
	if (state === "compared") return null;
	if (row.elsewhere !== null)
		return row.elsewhere.group === null
			? t("elsewhereNone", { name: givenName })
			: t("elsewhere", { group: row.elsewhere.group });
	if (row.group === null) return t("alone");
	if (state === "little-evidence") return t("littleEvidence");
	if (state === "not-ranked") return t("notRanked");
	if (state === "too-few" && n === total) return t("smallGroup", { total });
	if (state === "too-few") return t("tooFew", { n, total });
	return t("noValue", { name: givenName, n, total });
}
