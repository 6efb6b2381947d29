import { describe, expect, it } from "vitest";
import type { ConnectionId, GoalId, PersonId } from "../domain/ids";
import type { Holiday } from "../domain/school-days";
import type { GridCell, GridColumn, GroupGrid } from "../standing/build-group-grid";
import type { SourceFact } from "../standing/facts";
import { type GridInput, prepareGrid } from "./prepare-grid";

const connectionId = "method" as ConnectionId;
const idOf = (index: number) => `p${index}` as PersonId;

function cellOf(index: number, over: Partial<GridCell> & { shown?: number } = {}): GridCell {
	const { shown, ...rest } = over;
	return {
		pupilId: idOf(index),
		value: shown === undefined ? null : { rank: shown, shown, label: null, interval: null },
		...{ standing: null, counts: shown !== undefined, status: null, taken: null, contradicts: false, lastDay: null },
		other: null,
		made: null,
		state: rest.status && rest.status !== "no-data" ? rest.status : shown === undefined ? "nothing" : "no-status",
		...rest,
	};
}

const below: GridCell["standing"] = {
	code: "placed",
	position: { below: 0, equal: 1, above: 5, n: 6, share: 8 },
	middleHalf: "below",
	distinguishable: true,
};

function columnOf(cells: readonly GridCell[], over: Partial<GridColumn> = {}): GridColumn {
	return {
		goalId: "goal" as GoalId,
		source: {
			connectionId,
			key: { kind: "practice", type: "share-right", assessmentId: "", partSourceId: "" },
		},
		spread: { code: "too-few", n: cells.length },
		elsewhere: [],
		share: null,
		scale: { low: 0, high: 100, cut: false },
		valued: cells.length,
		lastDay: null,
		cells,
		...over,
	};
}

function sourceOf(over: Partial<SourceFact> = {}): SourceFact {
	return {
		...{ connectionId, supplier: "Methode", standard: "xapi", adaptive: "no", held: 0 },
		...{ lastDeliveryAt: new Date("2026-11-20T09:00:00Z"), lateAfterDays: 2 },
		...over,
	};
}

function prepare(grid: Partial<GroupGrid>, over: Partial<GridInput> = {}) {
	const columns = grid.columns ?? [];
	const count = columns[0]?.cells.length ?? 0;
	return prepareGrid({
		grid: { columns, stuck: grid.stuck ?? [] },
		goals: columns.map(() => ({ domain: "Getallen" })),
		members: Array.from({ length: count }, (_, index) => ({ pupilId: idOf(index) })),
		sources: [sourceOf()],
		today: "2026-11-23",
		settings: { holidays: [] },
		order: "help",
		shown: null,
		...over,
	});
}

describe("the order of the rows", () => {
	const cells = [
		cellOf(0),
		cellOf(1, { shown: 20, standing: below }),
		cellOf(2),
		cellOf(3, { shown: 90 }),
		cellOf(4, { shown: 10, standing: below }),
	];
	const grid = { columns: [columnOf(cells)], stuck: [0, 0, 1, 0, 2] };

	it("by help: stuck on most goals, then below the middle half on most, then as the members come", () => {
		expect(prepare(grid).rowOrder).toEqual([4, 2, 1, 0, 3]);
		const equal = { columns: [columnOf(cells.map((_, index) => cellOf(index, { shown: 100 - index })))], stuck: [] };
		expect(prepare(equal).rowOrder).toEqual([0, 1, 2, 3, 4]);
	});

	it("by name: as the members come", () => {
		expect(prepare(grid, { order: "name" }).rowOrder).toEqual([0, 1, 2, 3, 4]);
	});
});

describe("the rows of a sub-group", () => {
	it("are shown alone and in the same order, while everybody stays in the picture above", () => {
		const cells = [10, 40, 55, 60, 70, 90].map((shown, index) => cellOf(index, { shown }));
		const spread = { code: "numeric" as const, n: 6, quartiles: { lower: 40, median: 57.5, upper: 70 } };
		const grid = { columns: [columnOf(cells, { spread })], stuck: [0, 0, 2, 0, 1, 0] };
		const whole = prepare(grid);
		const part = prepare(grid, { shown: new Set([idOf(1), idOf(4), idOf(2)]) });
		expect(part.rowOrder).toEqual([2, 4, 1]);
		expect(part.columns).toEqual(whole.columns);
		expect(prepare(grid, { shown: new Set() }).rowOrder).toEqual([]);
	});
});

describe("what a row says of a pupil", () => {
	it("names the columns by status, those without a value, and the last day of all", () => {
		const columns = [
			columnOf([cellOf(0, { shown: 90, status: "reached", lastDay: "2026-11-02" })]),
			columnOf([cellOf(0, { shown: 20, status: "stuck", lastDay: "2026-11-20" })]),
			columnOf([cellOf(0, { taken: 3, lastDay: "2026-10-30" })]),
			columnOf([cellOf(0)]),
			columnOf([cellOf(0, { shown: 60, status: "growing" })]),
			columnOf([cellOf(0, { shown: 7.5 })]),
		];
		expect(prepare({ columns }).rows).toEqual([
			{ reached: [0], growing: [4], stuck: [1], without: [2, 3], lastDay: "2026-11-20" },
		]);
	});

	it("has no last day where nothing came", () => {
		expect(prepare({ columns: [columnOf([cellOf(0)])] }).rows[0]?.lastDay).toBeNull();
	});
});

describe("the geometry of a column", () => {
	const values = [1, 4, 5.5, 5.5, 7, 10];
	const cells = values.map((shown, index) => cellOf(index, { shown }));
	const spread = { code: "numeric" as const, n: 6, quartiles: { lower: 4.4, median: 5.5, upper: 6.6 } };

	it("is in shares of its own scale, not from zero", () => {
		const { columns } = prepare({ columns: [columnOf(cells, { scale: { low: 1, high: 10, cut: false }, spread })] });
		expect(columns[0]?.medianRatio).toBeCloseTo(0.5);
		expect(columns[0]?.cells.map((cell) => cell.barRatio)).toEqual([0, 3 / 9, 0.5, 0.5, 6 / 9, 1]);
		const bars = columns[0]?.spread?.heights ?? [];
		expect(Math.max(...bars)).toBe(1);
		expect(Math.min(...bars)).toBe(0);
		// Two of six share the highest bar; every other value has one of half that height.
		expect(bars.filter((bar) => bar > 0).toSorted()).toEqual([0.5, 0.5, 0.5, 0.5, 1]);
	});

	it("stays within the scale for a value that lies outside of what the source named", () => {
		const outside = [cellOf(0, { shown: -20 }), cellOf(1, { shown: 130 })];
		const { columns } = prepare({ columns: [columnOf(outside)] });
		expect(columns[0]?.cells.map((cell) => cell.barRatio)).toEqual([0, 1]);
	});

	it("has no spread and no median where there are too few, but does have the bars of the pupils", () => {
		const { columns } = prepare({ columns: [columnOf(cells.slice(0, 3))] });
		expect(columns[0]).toMatchObject({ spread: null, medianRatio: null });
		expect(columns[0]?.cells.every((cell) => cell.barRatio !== null)).toBe(true);
	});

	const labelled = (index: number, label: string): GridCell => ({
		...cellOf(index),
		value: { rank: null, shown: null, label, interval: null },
	});

	it("has a bar a level above a column of labels, with the median's level, and no bars or tick in the cells", () => {
		const counts = [
			{ level: "D", count: 1 },
			{ level: "C", count: 0 },
			{ level: "B", count: 4 },
			{ level: "A", count: 1 },
		];
		const ordinal = { code: "ordinal" as const, n: 6, median: "B", lower: "B", upper: "B", counts };
		const { columns } = prepare({ columns: [columnOf([labelled(0, "B")], { scale: null, spread: ordinal })] });
		expect(columns[0]).toMatchObject({
			spread: { heights: [0.25, 0, 1, 0.25], medianRatio: 0.625 },
			medianRatio: null,
			cells: [{ barRatio: null }],
		});
	});

	it("has no median in labels that nobody put in an order", () => {
		const counts = [
			{ level: "vmbo", count: 4 },
			{ level: "havo", count: 2 },
		];
		const unordered = { code: "unordered" as const, n: 6, counts };
		const { columns } = prepare({ columns: [columnOf([labelled(0, "vmbo")], { scale: null, spread: unordered })] });
		expect(columns[0]).toMatchObject({ spread: { heights: [1, 0.5], medianRatio: null }, medianRatio: null });
	});
});

describe("the states of a column", () => {
	it("count every pupil once, in the order of the table", () => {
		const cells = [
			cellOf(0),
			cellOf(1, { shown: 0, status: "stuck" }),
			cellOf(2, { state: "absent" }),
			cellOf(3, { shown: 50 }),
			cellOf(4),
		];
		const { columns } = prepare({ columns: [columnOf(cells)] });
		expect(columns[0]?.states).toEqual([
			{ state: "stuck", count: 1 },
			{ state: "no-status", count: 1 },
			{ state: "absent", count: 1 },
			{ state: "nothing", count: 2 },
		]);
	});
});

describe("the spread above a column", () => {
	it("is of those who count alone", () => {
		const spread = { code: "numeric" as const, n: 2, quartiles: { lower: 10, median: 10, upper: 10 } };
		const cells = [cellOf(0, { shown: 10 }), cellOf(1, { shown: 10 }), cellOf(2, { shown: 95, counts: false })];
		const { columns } = prepare({ columns: [columnOf(cells, { spread })] });
		expect(columns[0]?.spread?.heights.filter((height) => height > 0)).toHaveLength(1);
	});
});

describe("the head and foot of the grid", () => {
	it("puts neighbours of one domain together, and not those apart", () => {
		const domains = ["Getallen", "Getallen", "Meten", null, null, "Getallen"];
		const columns = domains.map(() => columnOf([]));
		expect(prepare({ columns }, { goals: domains.map((domain) => ({ domain })) }).domains).toEqual([
			{ domain: "Getallen", first: 0, count: 2 },
			{ domain: "Meten", first: 2, count: 1 },
			{ domain: null, first: 3, count: 2 },
			{ domain: "Getallen", first: 5, count: 1 },
		]);
	});

	it("names the sources that fill a column only", () => {
		const other = sourceOf({ connectionId: "other" as ConnectionId, adaptive: "yes" });
		const empty = columnOf([], { source: null });
		const { sources, columns } = prepare({ columns: [columnOf([]), empty] }, { sources: [other, sourceOf()] });
		expect(sources.map((source) => source.connectionId)).toEqual([connectionId]);
		expect(columns.map((column) => column.source?.supplier ?? null)).toEqual(["Methode", null]);
	});

	it("calls a source late after more silent school days than are agreed; a weekend or holiday is no silence", () => {
		const late = (over: Partial<SourceFact>, today: string, holidays: readonly Holiday[] = []) =>
			prepare({ columns: [columnOf([])] }, { sources: [sourceOf(over)], today, settings: { holidays } }).sources[0]
				?.late;
		// Delivered on a Friday, two weekdays agreed: late from Thursday.
		expect(late({}, "2026-11-23")).toBe(false);
		expect(late({}, "2026-11-25")).toBe(false);
		expect(late({}, "2026-11-26")).toBe(true);
		const holiday = { firstDay: "2026-11-21", lastDay: "2026-11-29" };
		expect(late({}, "2026-12-02", [holiday])).toBe(false);
		expect(late({}, "2026-12-03", [holiday])).toBe(true);
		expect(late({ lateAfterDays: null }, "2027-06-01")).toBe(false);
		expect(late({ lastDeliveryAt: null }, "2027-06-01")).toBe(false);
	});
});
