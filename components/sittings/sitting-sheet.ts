import { asShown } from "@/lib/csv/as-shown";
import type { CsvCell } from "@/lib/csv/write-csv";
import type { CsvSheet } from "@/lib/http/csv-answer";
import { formatter } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import type { SittingPage, SittingPupil } from "@/lib/queries/sittings/find-sitting-page";
import type { SittingMeasure } from "@/lib/standing/describe-sitting";
import { alsoSentInWords, columnsOf, stateInWords } from "./sitting-words";

/** The table of a test as rows; the error of measurement of a growth in columns of its own. */
export function sittingSheet(page: SittingPage, locale: Locale): CsvSheet {
	const t = translator(locale, "sittings");
	const csv = translator(locale, "csv");
	const measures = translator(locale, "measures");
	const { sitting, picture } = page;
	const format = formatter(locale);
	const columns = columnsOf(picture, { measures, t, format });
	const alsoSent = page.alsoSent.length > 0 ? [t("table.alsoSentHead")] : [];
	const alsoSentOf = ({ pupilId }: SittingPupil) =>
		columns.flatMap(({ measure, title }) => {
			const others = alsoSentInWords(page, pupilId, measure, { measures, format });
			return others.length === 0 ? [] : [`${title}: ${others.join(", ")}`];
		});
	const first = picture.main ?? picture.levels[0] ?? null;
	const growth = growthCells(page);
	const growthName = t("table.growth");
	const growthHead = growth
		? [growth.day, growthName, csv("lowest", { what: growthName }), csv("highest", { what: growthName })]
		: [];
	const { receivedAt } = page.messages[0] ?? { receivedAt: null };
	return {
		about: {
			what: `${sitting.name}, ${sitting.day}`,
			...{
				group: page.group.name,
				period: { from: sitting.day, to: sitting.day },
				n: page.pupils.filter((pupil) => pupil.state !== "other-group").length,
			},
			sources: [{ supplier: sitting.supplier, lastDeliveryAt: receivedAt }],
			notes: page.schoolYear === null ? [] : [t("schoolYear", { year: String(page.schoolYear) })],
		},
		rows: [
			[csv("withValue"), null, ...columns.map(({ measure }) => measure.values.size)],
			[
				t("table.pupil"),
				t("table.state"),
				...columns.map(({ title }) => title),
				t("table.standing"),
				...growthHead,
				...alsoSent,
			],
			...page.pupils.map((pupil) => [
				pupil.name,
				stateInWords(pupil, t, (day) => day),
				...columns.map(({ measure }) => ownValue(measure, pupil)),
				placeOf(first, pupil, locale),
				...(growth?.of(pupil) ?? []),
				...alsoSent.map(() => alsoSentOf(pupil).join("; ") || null),
			]),
		],
	};
}

function ownValue(measure: SittingMeasure, pupil: SittingPupil): CsvCell {
	const value = measure.values.get(pupil.pupilId);
	if (!value) return null;
	return value.shown === null ? value.label : asShown(value.shown, measure);
}

function placeOf(measure: SittingMeasure | null, pupil: SittingPupil, locale: Locale): string | null {
	const t = translator(locale, "sittings");
	const standing = measure?.standings.get(pupil.pupilId);
	if (standing?.code === "placed") return t(`table.half.${standing.middleHalf}`);
	return standing?.code === "too-few" ? t("parts.tooFew") : null;
}

/** Before, growth and its interval; null: none is shown. */
function growthCells({ compared, picture }: SittingPage) {
	if (compared === null || compared.growth.code !== "numeric") return null;
	const scale = picture.main ?? { type: "skill-score" as const };
	const byPupil = new Map(compared.growth.pupils.map((one) => [one.pupilId, one]));
	const shown = (value: number | null | undefined) => (value == null ? null : asShown(value, scale));
	return {
		day: compared.sitting.day,
		of: (pupil: SittingPupil): CsvCell[] => {
			const own = byPupil.get(pupil.pupilId);
			return [own?.earlier.shown, own?.difference, own?.interval?.low, own?.interval?.high].map(shown);
		},
	};
}
