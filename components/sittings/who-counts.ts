import type { Formatter } from "@/lib/i18n/format";
import { joinParts } from "@/lib/i18n/join-parts";
import type { Translator } from "@/lib/i18n/translator";
import type { SittingPage } from "@/lib/queries/sittings/find-sitting-page";
import { countedIn } from "@/lib/standing/group-standing";
import { measureTitle } from "./sitting-words";

type Counted = Pick<SittingPage, "picture" | "pupils" | "schoolYear" | "schoolYears">;

/**
 * Who is not in the figures of the measure that the page shows, in one line: another scale, nothing to compare, another
 * group, another school year; null: everybody who made the test is.
 */
export function whoDoesNotCount(
	{ picture, pupils, schoolYear, schoolYears }: Counted,
	words: {
		readonly t: Translator<"sittings">;
		readonly measures: Translator<"measures">;
		readonly format: Formatter;
	},
): string | null {
	const { t, format } = words;
	const shown = picture.main ?? picture.levels[0] ?? null;
	if (shown === null) return null;
	const whole = [...(picture.main ? [picture.main] : []), ...picture.others, ...picture.levels];
	const counted = countedIn([...shown.values.values()]);
	const left = pupils
		.filter((pupil) => pupil.state === "final")
		.flatMap(({ pupilId }) => {
			const value = shown.values.get(pupilId);
			if (value !== undefined && counted(value)) return [];
			return [value === undefined ? whole.find((measure) => measure.values.has(pupilId)) : undefined];
		});
	const scales = left.filter((one) => one !== undefined);
	const titles = [...new Set(scales.map((measure) => measureTitle(measure, words)))];
	const groups = [...new Set(pupils.flatMap((pupil) => pupil.countsIn ?? []))];
	const elsewhere = pupils.filter((pupil) => pupil.state === "other-group").length;
	const years = schoolYears.filter((year) => year !== schoolYear).map(String);
	const reasons = [
		...(scales.length > 0 ? [t("counts.scale", { count: scales.length, measures: format.list(titles) })] : []),
		...(left.length > scales.length ? [t("counts.none", { count: left.length - scales.length })] : []),
		...(elsewhere > 0 ? [t("counts.group", { count: elsewhere, groups: format.list(groups) })] : []),
		...(years.length > 0 ? [t("counts.years", { years: format.list(years) })] : []),
	];
	return reasons.length === 0 ? null : t("counts.line", { reasons: joinParts(reasons, "; ") });
}
