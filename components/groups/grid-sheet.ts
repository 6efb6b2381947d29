import { prepareGrid } from "@/lib/charts/prepare-grid";
import { asShown } from "@/lib/csv/as-shown";
import type { CsvCell } from "@/lib/csv/write-csv";
import type { CsvSheet } from "@/lib/http/csv-answer";
import { formatter } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import type { GroupGridPage } from "@/lib/queries/groups/find-group-grid";
import { goalStateTable } from "@/lib/standing/goal-state";
import type { MeasureKey, Value } from "@/lib/standing/value-of-fact";
import { besideInWords, measureInWords, standingInWords } from "./grid-words";

/** The grid as rows: three columns a goal (value, status, place), above them its code, source and n. */
export function gridSheet(page: GroupGridPage, order: "help" | "name", locale: Locale): CsvSheet {
	const t = translator(locale, "groups");
	const csv = translator(locale, "csv");
	const common = translator(locale, "common");
	const measures = translator(locale, "measures");
	const format = formatter(locale);
	const model = prepareGrid({ ...page, order });
	const overGoals = (cells: (index: number) => readonly CsvCell[]) => model.columns.flatMap((_, index) => cells(index));
	const head = [
		[csv("goal"), ...overGoals((index) => [page.goals[index]?.code ?? null, null, null])],
		[
			csv("source"),
			...overGoals((index) => {
				const { column, source } = model.columns[index] ?? {};
				const key = column?.source?.key;
				return [
					source && key ? `${source.supplier}, ${measureInWords(key, t, measures)}` : t("grid.noSource"),
					null,
					null,
				];
			}),
		],
		[csv("counted"), ...overGoals((index) => [model.columns[index]?.column.spread.n ?? null, null, null])],
		[csv("withValue"), ...overGoals((index) => [model.columns[index]?.column.valued ?? null, null, null])],
		[t("grid.pupil"), ...overGoals((index) => [page.goals[index]?.title ?? null, csv("status"), csv("place")])],
	];
	const rows = model.rowOrder.map((row) => [
		page.members[row]?.name ?? null,
		...model.columns.flatMap(({ column, cells }): CsvCell[] => {
			const model = cells[row];
			if (model === undefined) return [null, null, null];
			const { cell } = model;
			const taken = cell.state === "few" ? (cell.taken ?? 0) : 0;
			const said = [
				besideInWords(cell, page.today, { t, measures, format }),
				taken > 0 ? t("grid.takenLong", { count: taken }) : standingInWords(cell.standing, t, cell.state),
				cell.value !== null && !cell.counts ? t("grid.uncounted") : "",
				cell.contradicts ? t("grid.contradicts") : "",
			];
			return [
				valueCell(cell.value, column.source?.key ?? null),
				common(goalStateTable[cell.state].word),
				said.filter(Boolean).join("; ") || null,
			];
		}),
	]);
	const name = translator(locale, "layout")("groupPages.overview");
	const notes = [
		page.shown === null ? "" : t("subGroupShown"),
		page.schoolYear === null ? "" : t("schoolYearShown", { year: String(page.schoolYear) }),
	].filter(Boolean);
	return {
		about: {
			what: page.subject === null ? name : `${name}, ${translator(locale, "subjects")(page.subject)}`,
			...{ group: page.group.name, period: page.period, sources: model.sources, n: page.members.length, notes },
		},
		rows: [...head, ...rows],
	};
}

/** The figure of the screen as a number, a level by its name. */
export function valueCell(value: Value | null, key: MeasureKey | null): CsvCell {
	if (value === null || key === null) return null;
	return value.shown === null ? value.label : asShown(value.shown, key);
}
