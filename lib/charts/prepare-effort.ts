import type { PersonId } from "../domain/ids";
import type { MeasureType } from "../domain/measures";
import { panelScale, testScale } from "../standing/timeline-scale";
import { axisTicks } from "./axis-ticks";
import type { Tick } from "./prepare-sitting";

export interface EffortDot {
	readonly pupilId: PersonId;
	readonly effort: number;
	readonly result: number;
	/** Shares of width and height, 0-1, from the left and from below. */
	readonly x: number;
	readonly y: number;
}

export interface EffortChart {
	readonly dots: readonly EffortDot[];
	readonly xTicks: readonly Tick[];
	readonly yTicks: readonly Tick[];
	/** Of the group; null: too few. */
	readonly medians: { readonly x: number; readonly y: number } | null;
}

/** Effort from 0 on the one axis, the result on the scale of its source on the other. */
export function prepareEffort(
	points: readonly { readonly pupilId: PersonId; readonly effort: number; readonly result: number }[],
	type: MeasureType | "share-right" | "own-level",
	medians: { readonly effort: number; readonly result: number } | null,
): EffortChart {
	const results = points.map((point) => point.result);
	const scale = scaleOf(type, results.length > 0 ? results : [0, 1]);
	const most = Math.max(1, ...points.map((point) => point.effort)) * 1.04;
	const x = (effort: number) => effort / most;
	const y = (result: number) => (result - scale.low) / (scale.high - scale.low);
	return {
		dots: points
			.map(({ pupilId, effort, result }) => ({ pupilId, effort, result, x: x(effort), y: y(result) }))
			.sort((a, b) => a.x - b.x),
		xTicks: axisTicks(0, most, 7).map((value) => ({ value, ratio: x(value) })),
		yTicks: axisTicks(scale.low, scale.high, 7).map((value) => ({ value, ratio: y(value) })),
		medians: medians && { x: x(medians.effort), y: y(medians.result) },
	};
}

function scaleOf(type: MeasureType | "share-right" | "own-level", results: readonly number[]) {
	if (type === "share-right") return testScale("percentage-correct", results);
	return type === "own-level" ? panelScale(results, null, null) : testScale(type, results);
}
