import type { CellModel, ColumnModel, GridModel } from "@/lib/charts/prepare-grid";
import { joinParts } from "@/lib/i18n/join-parts";
import { columnKey } from "@/lib/queries/goals/column-key";
import type { GroupGridPage } from "@/lib/queries/groups/find-group-grid";
import { type GoalState, goalStates, goalStateTable } from "@/lib/standing/goal-state";
import { columnDetails, columnTerms, rowDetails, rowTerms } from "./grid-details-words";
import type { CellPicture, ColumnPicture, GridPicture, RowPicture, SpreadPicture } from "./grid-picture";
import type { GridWords } from "./grid-voice";
import {
	besideInWords,
	countInWords,
	measureInWords,
	numberInWords,
	standingInWords,
	valueInWords,
} from "./grid-words";

/** In the key of every grid; those of tests stand at the foot, where they occur. */
export const keyStates: ReadonlySet<GoalState> = new Set(["stuck", "growing", "reached", "few", "nothing"]);

/** The grid in the words of the reader's language, in the order of its rows. */
export function gridInWords(page: GroupGridPage, model: GridModel, words: GridWords, query: string): GridPicture {
	const { t } = words;
	const inWords = cellWords(page, words);
	return {
		groupId: page.group.groupId,
		query,
		words: {
			grid: t("grid.label", { group: page.group.name }),
			pupil: t("grid.pupil"),
			key: keyOf(model, words),
			columnTerms: columnTerms.map((term) => t(`grid.details.${term}`)),
			rowTerms: rowTerms.map((term) => t(`grid.details.${term}`)),
		},
		domains: model.domains.map(({ domain, count }) => ({ title: domain ?? t("grid.goals"), count })),
		columns: model.columns.map((column, index) => columnPicture(page, model, column, index, words)),
		rows: model.rowOrder.flatMap((row) => rowPicture(page, model, row, words, inWords) ?? []),
	};
}

/** The usual marks with their words, then how median and bars are read. */
function keyOf(model: GridModel, { t, common }: GridWords): GridPicture["words"]["key"] {
	const isUncounted = model.columns.some(({ cells }) => cells.some(({ cell }) => cell.value !== null && !cell.counts));
	return [
		...goalStates.flatMap((state) => {
			const { mark, word } = goalStateTable[state];
			return mark !== null && keyStates.has(state) ? [[mark, common(word)] as const] : [];
		}),
		...(isUncounted ? [["uncounted", t("grid.uncountedKey")] as const] : []),
		["median", t("grid.medianKey")],
	];
}

function columnPicture(
	page: GroupGridPage,
	model: GridModel,
	column: ColumnModel,
	index: number,
	words: GridWords,
): ColumnPicture {
	const { t, measures, format } = words;
	const { source, spread } = column.column;
	const goal = page.goals[index];
	const counts = { n: spread.n, total: page.members.length };
	const { late, lastDeliveryAt, supplier } = column.source ?? { late: false, lastDeliveryAt: null, supplier: "" };
	return {
		goalId: column.column.goalId,
		title: goal?.title ?? "",
		measure:
			source && column.source
				? joinParts([supplier, measureInWords(source.key, t, measures)], ", ")
				: t("grid.noSource"),
		first: model.domains.some((domain) => domain.first === index),
		median: perMille(column.medianRatio),
		spread: spreadPicture(column, words),
		count: t("grid.of", counts),
		countLong: t("grid.countLong", {
			goal: goal?.title ?? "",
			count: countInWords(column.column, counts.total, words),
		}),
		late: late && lastDeliveryAt ? { day: format.day(lastDeliveryAt, page.today), meaning: t("grid.late") } : null,
		note: noteInWords(column, counts.total, words),
		details: columnDetails(page, column, words),
	};
}

/** Too few to compare; or shares of a source of which nobody said whether it adapts to the pupil (ADR 0007). */
function noteInWords({ column, source }: ColumnModel, total: number, words: GridWords): string {
	const { t } = words;
	if (column.elsewhere.length > 0) return countInWords(column, total, words);
	if (column.spread.code === "too-few" && column.valued > 0) return t("grid.tooFew");
	const unknown = source?.adaptive === "unknown" && column.source?.key.type === "share-right";
	return unknown ? t("grid.adaptiveUnknown") : "";
}

function spreadPicture({ column, spread, source }: ColumnModel, words: GridWords): SpreadPicture | null {
	const { t, provenance, format } = words;
	if (spread === null || column.source === null) return null;
	const heights = spread.heights.map((height) => perMille(height));
	const tick = perMille(spread.medianRatio);
	const { code, n } = column.spread;
	if (code !== "numeric" && code !== "ordinal")
		return { heights, tick, meaning: t("grid.levels", { n }), median: null };
	const { key, connectionId } = column.source;
	const { share } = column;
	const text = share
		? format.share(share.ratio)
		: code === "ordinal"
			? column.spread.median
			: numberInWords(column.spread.quartiles.median, key, format);
	const value = share ? t(`grid.part.${share.code}`, { share: text }) : t("grid.median", { value: text });
	const median = {
		text,
		label: provenance("open", { value, supplier: source?.supplier ?? "" }),
		title: provenance("title", { value }),
		key: columnKey(connectionId, key),
	};
	return { heights, tick, meaning: share ? value : t("grid.spread", { n, value: text }), median };
}

function rowPicture(
	page: GroupGridPage,
	model: GridModel,
	row: number,
	words: GridWords,
	inWords: (cell: CellModel, column: ColumnModel) => CellPicture,
): RowPicture | null {
	const { t } = words;
	const member = page.members[row];
	const own = model.rows[row];
	if (member === undefined || own === undefined) return null;
	const counts = { n: model.columns.length - own.without.length, total: model.columns.length };
	const stuck = own.stuck.length;
	return {
		pupilId: member.pupilId,
		name: member.name,
		count: stuck > 0 ? String(stuck) : t("grid.of", counts),
		stuck: stuck > 0,
		countLong: `${stuck > 0 ? t("grid.stuckOn", { count: stuck }) : t("grid.withValue", counts)}: ${t("grid.details.title")}`,
		details: rowDetails(page, own, words),
		cells: model.columns.flatMap((column) => {
			const cell = column.cells[row];
			return cell ? [inWords(cell, column)] : [];
		}),
	};
}

/** Many cells say the same: each sentence is made once a grid. */
function cellWords(page: GroupGridPage, words: GridWords): (cell: CellModel, column: ColumnModel) => CellPicture {
	const { t, common, format } = words;
	const made = new Map<string, string>();
	const once = (key: string, make: () => string) => {
		const known = made.get(key) ?? make();
		made.set(key, known);
		return known;
	};
	const stateWord = (state: GoalState) => once(state, () => common(goalStateTable[state].word));
	const withoutValue = (cell: CellModel["cell"], { states }: ColumnModel): CellPicture => {
		const { state, taken, other, made } = cell;
		const { mark } = goalStateTable[state];
		const beside = besideInWords(cell, page.today, words);
		if (beside !== "") {
			const text =
				state === "made"
					? made
						? words.format.number(made.count, 0)
						: ""
					: other
						? valueInWords(other.value, other.key, format)
						: "";
			return [mark, text, null, joinParts([stateWord(state), beside], ": ")];
		}
		// Where nobody has anything the head says so once; a column of rings would only be noise.
		if (state === "nothing" && states.length === 1) return [null, "", null, stateWord(state)];
		const count = state === "few" ? (taken ?? 0) : 0;
		if (count === 0) return [mark, "", null, stateWord(state)];
		return [mark, String(count), null, once(`few ${count}`, () => t("grid.takenLong", { count }))];
	};
	return ({ cell, barRatio }, column) => {
		const { value, standing, state, counts } = cell;
		const { source } = column.column;
		if (value === null || source === null) return withoutValue(cell, column);
		const { mark } = goalStateTable[state];
		const text = value.shown === null ? (value.label ?? "") : numberInWords(value.shown, source.key, format);
		const place = standing?.code === "placed" ? standing.position : null;
		const said = [
			mark === null ? "" : stateWord(state),
			once(`${state} ${standing?.code} ${place?.below} ${place?.n} ${isDistinct(cell)} ${elsewhereOf(cell)}`, () =>
				standingInWords(standing, t, state),
			),
			counts ? "" : once("uncounted", () => t("grid.uncounted")),
			cell.contradicts ? once("contradicts", () => t("grid.contradicts")) : "",
		];
		const shown = [mark, cell.contradicts ? `≠ ${text}` : text, perMille(barRatio), joinParts(said, ", ")] as const;
		return counts ? shown : [...shown, true];
	};
}

function elsewhereOf({ standing }: CellModel["cell"]): string {
	return standing?.code === "elsewhere" ? (standing.group ?? "") : "";
}

function isDistinct({ standing }: CellModel["cell"]): boolean | null {
	return standing?.code === "placed" ? standing.distinguishable : null;
}

function perMille(ratio: number): number;
function perMille(ratio: number | null): number | null;
function perMille(ratio: number | null): number | null {
	return ratio === null ? null : Math.round(1000 * ratio);
}
