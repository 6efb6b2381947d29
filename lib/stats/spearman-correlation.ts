import { mean } from "./mean";
import { position } from "./position";

/**
 * Spearman's rank correlation with ties at their mean rank: Pearson's correlation of the ranks. Spearman (1904), "The
 * proof and measurement of association between two things", American Journal of Psychology 15, 72-101; what R gives for
 * cor(x, y, method = "spearman").
 * @returns -1 to 1; null for fewer than two pairs or where one of the two has no spread
 * @throws RangeError for a value that is not finite
 */
export function spearmanCorrelation(pairs: readonly (readonly [x: number, y: number])[]): number | null {
	const [x, y] = [meanRanks(pairs.map((pair) => pair[0])), meanRanks(pairs.map((pair) => pair[1]))];
	const middle = mean(x);
	if (middle === null) return null;
	let [both, ofX, ofY] = [0, 0, 0];
	for (const [index, rank] of x.entries()) {
		const [dx, dy] = [rank - middle, (y[index] ?? 0) - middle];
		both += dx * dy;
		ofX += dx * dx;
		ofY += dy * dy;
	}
	// The product of two roots may pass 1 by a rounding.
	return ofX === 0 || ofY === 0 ? null : Math.max(-1, Math.min(1, both / Math.sqrt(ofX * ofY)));
}

/** Rank 1 for the lowest; equal values share the mean of their ranks. */
function meanRanks(values: readonly number[]): number[] {
	return values.map((value) => {
		const place = position(value, values);
		return place === null ? 0 : place.below + (place.equal + 1) / 2;
	});
}
