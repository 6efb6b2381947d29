import type { ConnectionId, PersonId } from "../domain/ids";
import type { Holiday } from "../domain/school-days";
import type { GridCell, GridColumn, GroupGrid } from "../standing/build-group-grid";
import type { Adaptive, SourceFact } from "../standing/facts";
import { countStates, type GoalCounts } from "../standing/goal-lists";
import { isLate } from "../standing/is-late";
import { histogram } from "../stats/histogram";

/** Everything of the grid that is decided: order, geometry in shares of the width, and codes that words are made of. */
export interface GridModel {
	/** Indexes into the members, in the order of the rows. */
	readonly rowOrder: readonly number[];
	/** In the order of the members. */
	readonly rows: readonly RowModel[];
	readonly columns: readonly ColumnModel[];
	/** Index of the column with its domain beginning there: [first, count]. */
	readonly domains: readonly { readonly domain: string | null; readonly first: number; readonly count: number }[];
	readonly sources: readonly SourceModel[];
}

/** What one pupil has in the columns; the columns are named by their index. */
export interface RowModel {
	readonly reached: readonly number[];
	readonly growing: readonly number[];
	readonly stuck: readonly number[];
	/** Nothing came, or too little for a value. */
	readonly without: readonly number[];
	readonly lastDay: string | null;
}

export interface ColumnModel {
	readonly column: GridColumn;
	readonly source: SourceModel | null;
	/** The picture above the column; null: too few. */
	readonly spread: SpreadModel | null;
	/** Where the median stands on the scale of the bars; null: none is shown. */
	readonly medianRatio: number | null;
	readonly cells: readonly CellModel[];
	/** How many pupils are in each state; together all of them. */
	readonly states: GoalCounts["without"];
}

export interface SpreadModel {
	/** 0-1 of the highest: parts of equal width of a scale, or a bar a level from the weakest to the best. */
	readonly heights: readonly number[];
	/** Where the median stands in the picture, 0-1; null: labels without an order. */
	readonly medianRatio: number | null;
}

export interface CellModel {
	readonly cell: GridCell;
	/** Length of the bar, 0-1 of the scale; null: no bar. */
	readonly barRatio: number | null;
}

export interface SourceModel {
	readonly connectionId: ConnectionId;
	readonly supplier: string;
	readonly adaptive: Adaptive;
	readonly lastDeliveryAt: Date | null;
	readonly late: boolean;
	readonly held: number;
}

export interface GridInput {
	readonly grid: GroupGrid;
	readonly goals: readonly { readonly domain: string | null }[];
	readonly members: readonly { readonly pupilId: PersonId }[];
	readonly sources: readonly SourceFact[];
	readonly today: string;
	readonly settings: { readonly holidays: readonly Holiday[] };
	/** Whose rows are shown; null: everybody's. All are compared. */
	readonly shown: ReadonlySet<PersonId> | null;
	/** help: who is stuck on most goals first; name: as the members come. */
	readonly order: "help" | "name";
}

const spreadBins = 12;

export function prepareGrid(input: GridInput): GridModel {
	const used = new Set(input.grid.columns.flatMap((column) => column.source?.connectionId ?? []));
	const sources = input.sources.map((source) => sourceModel(source, input.today, input.settings.holidays));
	const byId = new Map(sources.map((source) => [source.connectionId, source]));
	return {
		rowOrder: orderRows(input),
		rows: input.members.map((_, row) => rowModel(input.grid.columns.map((column) => column.cells[row]))),
		columns: input.grid.columns.map((column) =>
			columnModel(column, byId.get(column.source?.connectionId ?? ("" as ConnectionId)) ?? null),
		),
		domains: domainsOf(input.goals),
		sources: sources.filter((source) => used.has(source.connectionId)),
	};
}

function rowModel(cells: readonly (GridCell | undefined)[]): RowModel {
	const where = (wanted: (cell: GridCell) => boolean) =>
		cells.flatMap((cell, column) => (cell !== undefined && wanted(cell) ? [column] : []));
	const days = cells.flatMap((cell) => cell?.lastDay ?? []);
	return {
		reached: where((cell) => cell.state === "reached"),
		growing: where((cell) => cell.state === "growing"),
		stuck: where((cell) => cell.state === "stuck"),
		without: where((cell) => cell.value === null),
		lastDay: days.sort().at(-1) ?? null,
	};
}

/** A source with whether it is late today. */
export function sourceModel(source: SourceFact, today: string, holidays: readonly Holiday[]): SourceModel {
	return {
		connectionId: source.connectionId,
		supplier: source.supplier,
		adaptive: source.adaptive,
		lastDeliveryAt: source.lastDeliveryAt,
		late: isLate(source, today, holidays),
		held: source.held,
	};
}

function columnModel(column: GridColumn, source: SourceModel | null): ColumnModel {
	const { scale, spread } = column;
	const ratio = (value: number) => (scale === null ? 0 : clamp((value - scale.low) / (scale.high - scale.low)));
	return {
		column,
		source,
		spread: spreadModel(column),
		// A part has a share, which is of the whole and not of the middle pupil.
		medianRatio:
			spread.code === "numeric" && scale !== null && column.share === null ? ratio(spread.quartiles.median) : null,
		cells: column.cells.map((cell) => ({
			cell,
			barRatio: cell.value?.shown == null || scale === null ? null : ratio(cell.value.shown),
		})),
		states: countStates(column.cells),
	};
}

/**
 * Numbers in parts of their scale, labels by level: a picture of counts in both cases, never arithmetic on labels. Of
 * those who count alone, so that the median lies in the middle of what is drawn.
 */
function spreadModel({ scale, spread, share, cells }: GridColumn): SpreadModel | null {
	if (spread.code === "numeric" && scale !== null) {
		const shown = cells.flatMap((cell) => (cell.counts && cell.value?.shown != null ? [cell.value.shown] : []));
		const { median } = spread.quartiles;
		return {
			heights: heights(histogram(shown, scale.low, scale.high, spreadBins)),
			medianRatio: share === null ? clamp((median - scale.low) / (scale.high - scale.low)) : null,
		};
	}
	if (spread.code !== "ordinal" && spread.code !== "unordered") return null;
	const { counts } = spread;
	const place = spread.code === "ordinal" ? counts.findIndex(({ level }) => level === spread.median) : -1;
	return {
		heights: heights(counts.map(({ count }) => count)),
		medianRatio: place < 0 ? null : (place + 0.5) / counts.length,
	};
}

function heights(counts: readonly number[]): number[] {
	const highest = Math.max(1, ...counts);
	return counts.map((count) => count / highest);
}

function clamp(ratio: number): number {
	return Math.min(1, Math.max(0, ratio));
}

/** Most goals stuck first, then most below the middle half, then as the members come. Nobody is ranked by a score. */
function orderRows({ grid, members, shown, order }: GridInput): number[] {
	const rows = members.map((_, row) => row);
	if (order === "help") {
		const stuck = rows.map((row) => grid.stuck[row] ?? 0);
		const below = rows.map((row) => grid.columns.filter((column) => isBelow(column.cells[row])).length);
		rows.sort((a, b) => (stuck[b] ?? 0) - (stuck[a] ?? 0) || (below[b] ?? 0) - (below[a] ?? 0) || a - b);
	}
	return rows.filter((row) => shown === null || shown.has(members[row]?.pupilId ?? ("" as PersonId)));
}

function isBelow(cell: GridCell | undefined): boolean {
	return cell?.standing?.code === "placed" && cell.standing.middleHalf === "below";
}

function domainsOf(goals: GridInput["goals"]): GridModel["domains"] {
	const domains: { domain: string | null; first: number; count: number }[] = [];
	for (const [index, goal] of goals.entries()) {
		const last = domains.at(-1);
		if (last && last.domain === goal.domain) last.count += 1;
		else domains.push({ domain: goal.domain, first: index, count: 1 });
	}
	return domains;
}
