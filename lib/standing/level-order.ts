import { getMeasure, type MeasureType } from "../domain/measures";

/** An entry of a supplier's own scale: from which score (inclusive), as decimal text, and its label. */
export interface ScaleEntry {
	readonly lower: string | null;
	readonly label: string;
}

/**
 * The levels of a result from weakest to best: those of the standard where it fixes an order, else those of the
 * supplier's own scale by their lower bounds. Null: there is no order that anybody stated, so levels are only counted.
 * @param own entries of the supplier's scale; at most one may have no lower bound, and it is the weakest
 */
export function levelOrder(type: MeasureType, own: readonly ScaleEntry[] | null = null): readonly string[] | null {
	const { scale, order } = getMeasure(type);
	if (order !== null) return order.toReversed();
	// Numbers are compared as numbers, and of a level of education nobody says that one is better.
	if (scale !== "unordered" || type === "education-level" || own === null) return null;
	const bounds = own.map((entry) => (entry.lower === null ? Number.NEGATIVE_INFINITY : Number(entry.lower)));
	const labels = own.map((entry) => entry.label.trim());
	const distinct = new Set(bounds).size === bounds.length && new Set(labels).size === labels.length;
	if (labels.length < 2 || !distinct || bounds.some(Number.isNaN)) return null;
	return labels
		.map((label, index) => ({ label, bound: bounds[index] ?? 0 }))
		.sort((a, b) => (a.bound < b.bound ? -1 : 1))
		.map(({ label }) => label);
}

/** The place of a text among levels from weakest, 0; null where it is none of them. Case and spaces around do not count. */
export function levelIndex(type: MeasureType, text: string, levels: readonly string[]): number | null {
	const said = text.trim().toUpperCase();
	const known = getMeasure(type).aliases[said]?.toUpperCase() ?? said;
	const index = levels.findIndex((level) => level.toUpperCase() === known);
	return index < 0 ? null : index;
}
