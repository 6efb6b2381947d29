import type { ColumnModel, RowModel } from "@/lib/charts/prepare-grid";
import { joinParts } from "@/lib/i18n/join-parts";
import type { GroupGridPage } from "@/lib/queries/groups/find-group-grid";
import type { GridCell, GridColumn } from "@/lib/standing/build-group-grid";
import { goalStateTable } from "@/lib/standing/goal-state";
import type { GridWords } from "./grid-voice";
import { countInWords, measureInWords, numberInWords } from "./grid-words";

/** What stands in the details of a column and of a row, in this order. */
export const columnTerms = ["source", "scale", "spread", "counted", "uncounted", "missing", "last", "rule"] as const;
export const rowTerms = ["stuck", "growing", "reached", "without", "last"] as const;

const namesShown = 10;

/** A text for each of `columnTerms`; empty where there is nothing to say. */
export function columnDetails(
	page: GroupGridPage,
	{ column, source, states }: ColumnModel,
	words: GridWords,
): string[] {
	const { t, common, format } = words;
	const key = column.source?.key;
	const received = source?.lastDeliveryAt ? format.dayTime(source.lastDeliveryAt, page.today) : null;
	const namesOf = (wanted: (cell: GridCell) => boolean) =>
		namesInWords(
			page.members.flatMap((member, row) => {
				const cell = column.cells[row];
				return cell && wanted(cell) ? [member.name] : [];
			}),
			words,
		);
	return [
		source === null
			? t("grid.noSource")
			: received === null
				? source.supplier
				: t("grid.details.received", {
						supplier: source.supplier,
						when: received,
					}),
		key === undefined ? "" : scaleInWords(column, words),
		key === undefined ? "" : spreadInWords(column, page.settings.comparableMin, words),
		column.elsewhere.length > 0
			? countInWords(column, page.members.length, words)
			: t("grid.ofLong", { n: column.spread.n, total: page.members.length }),
		namesOf((cell) => cell.value !== null && !cell.counts),
		joinParts(
			states.flatMap(({ state }) => {
				const names = namesOf((cell) => cell.value === null && cell.state === state);
				return names === "" ? [] : [t("grid.details.inState", { state: common(goalStateTable[state].word), names })];
			}),
			"; ",
		),
		column.lastDay === null ? "" : format.day(column.lastDay, page.today),
		key === undefined
			? ""
			: t(`grid.details.rules.${key.kind}`, {
					tasks: page.settings.evidenceMin,
					days: page.settings.evidenceAgeDaysMax,
				}),
	];
}

/** A text for each of `rowTerms`; empty where there is nothing to say. */
export function rowDetails(page: GroupGridPage, row: RowModel, words: GridWords): string[] {
	const goals = (columns: readonly number[]) =>
		namesInWords(
			columns.flatMap((column) => page.goals[column]?.title ?? []),
			words,
		);
	return [
		goals(row.stuck),
		goals(row.growing),
		goals(row.reached),
		goals(row.without),
		row.lastDay === null ? "" : words.format.day(row.lastDay, page.today),
	];
}

function namesInWords(names: readonly string[], { t, format }: GridWords): string {
	if (names.length <= namesShown) return format.list(names);
	return format.list([...names.slice(0, namesShown), t("grid.details.more", { count: names.length - namesShown })]);
}

function scaleInWords({ source, scale }: GridColumn, { t, measures, format }: GridWords): string {
	if (source === null) return "";
	const measure = measureInWords(source.key, t, measures);
	if (scale === null) return measure;
	const ends = {
		low: numberInWords(scale.low, source.key, format),
		high: numberInWords(scale.high, source.key, format),
	};
	return `${measure}, ${t(scale.cut ? "grid.cut" : "grid.scale", ends)}`;
}

function spreadInWords({ source, spread, share }: GridColumn, min: number, { t, format }: GridWords): string {
	if (source === null || spread.code === "too-few") return t("grid.details.tooFew", { min });
	if (share !== null) return t(`grid.part.${share.code}`, { share: format.share(share.ratio) });
	if (spread.code === "numeric") {
		const { lower, median, upper } = spread.quartiles;
		const number = (value: number) => numberInWords(value, source.key, format);
		return t("grid.details.numbers", { n: spread.n, median: number(median), low: number(lower), high: number(upper) });
	}
	const counts = format.list(
		spread.counts.filter(({ count }) => count > 0).map(({ level, count }) => t("grid.details.level", { level, count })),
	);
	if (spread.code === "unordered") return counts;
	return t("grid.details.levels", { n: spread.n, median: spread.median, counts });
}
