import { jeffreysInterval } from "../stats/jeffreys-interval";

export interface ItemRow {
	readonly itemId: string;
	readonly title: string | null;
	readonly judged: number;
	readonly right: number;
	/** Shares, 0-1. */
	readonly ratio: number;
	readonly low: number;
	readonly high: number;
}

/** How hard each item was for this group: the share right at first tries with its interval, in the order of the test. */
export function prepareItems(
	items: readonly {
		readonly itemId: string;
		readonly title: string | null;
		readonly judged: number;
		readonly right: number;
	}[],
): ItemRow[] {
	return items.flatMap((item) => {
		const interval = jeffreysInterval(item.right, item.judged);
		return interval === null ? [] : [{ ...item, ratio: item.right / item.judged, ...interval }];
	});
}
