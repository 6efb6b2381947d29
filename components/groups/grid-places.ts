export interface Place {
	readonly row: number;
	readonly column: number;
}

const rowsOfPage = 10;
/** Lines of the head. */
const headLines = 3;

/**
 * What can hold the focus in a drawn grid, by place: the names of the columns, their medians and their figures a line each, then a line a pupil with
 * name, figure and cells. Only one of them is in the tab order.
 */
export class GridPlaces {
	private readonly lines: readonly (readonly (HTMLElement | null)[])[];
	private readonly places = new Map<EventTarget, Place>();
	private stop: HTMLElement | null;

	constructor(box: HTMLElement) {
		const medians = [...box.querySelectorAll("thead tr:last-child th:not(:first-child)")].map((head) =>
			head.querySelector<HTMLElement>("[data-provenance]"),
		);
		const counts = box.querySelectorAll<HTMLElement>("thead th button[popovertarget]");
		const rows = [...box.querySelectorAll("tbody > tr")].map((row) => [
			...row.querySelectorAll<HTMLElement>("th > span > a, th > span > button, td > a"),
		]);
		const titles = box.querySelectorAll<HTMLElement>("thead th > a");
		this.lines = [[null, null, ...titles], [null, null, ...medians], [null, null, ...counts], ...rows];
		this.stop = rows[0]?.[0] ?? null;
		for (const [row, line] of this.lines.entries())
			for (const [column, element] of line.entries()) if (element) this.places.set(element, { row, column });
	}

	/** Null for what is no place of the grid. */
	of(target: EventTarget): Place | null {
		return this.places.get(target) ?? null;
	}

	/** Where a key leads to from here (WAI-ARIA, grid); null: nowhere. */
	next(target: EventTarget, key: string, whole: boolean): Place | null {
		const from = this.of(target);
		const to = from && this.towards(from, key, whole);
		return to && this.lines[to.row]?.[to.column] ? to : null;
	}

	/** Focus and the tab stop go there; nothing happens where there is nothing. */
	moveTo({ row, column }: Place): void {
		const next = this.lines[row]?.[column];
		if (!next) return;
		if (this.stop) this.stop.tabIndex = -1;
		next.tabIndex = 0;
		this.stop = next;
		next.focus();
	}

	private towards({ row, column }: Place, key: string, whole: boolean): Place | null {
		const last = this.lines.length - 1;
		const end = (line: number) => (this.lines[line]?.length ?? 0) - 1;
		switch (key) {
			case "ArrowRight":
				return { row, column: column + 1 };
			case "ArrowLeft":
				return { row, column: column - 1 };
			case "ArrowDown":
				return { row: row + 1, column };
			case "ArrowUp":
				return { row: row - 1, column };
			case "PageDown":
				return { row: Math.min(last, row + rowsOfPage), column };
			case "PageUp":
				return { row: Math.max(Math.min(row, headLines), row - rowsOfPage), column };
			case "Home":
				return whole ? { row: headLines, column: 0 } : { row, column: row < headLines ? 2 : 0 };
			case "End":
				return whole ? { row: last, column: end(last) } : { row, column: end(row) };
			default:
				return null;
		}
	}
}
