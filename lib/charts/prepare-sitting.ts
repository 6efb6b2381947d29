import type { PersonId } from "../domain/ids";
import { hasOwnMaximum } from "../domain/measure-domains";
import type { MeasureType } from "../domain/measures";
import type { SittingMeasure, SittingPart } from "../standing/describe-sitting";
import type { Growth } from "../standing/growth";
import { type PartShare, shareOf } from "../standing/part-share";
import { holding, testScale } from "../standing/timeline-scale";
import { median } from "../stats/median";
import { axisTicks, ticksWithEnds } from "./axis-ticks";

export interface Tick {
	/** Share of the length of the axis, 0-1. */
	readonly ratio: number;
	readonly value: number;
}

/** A pupil on the scale; equal and near ones stand on each other. */
export interface SittingDot {
	readonly pupilId: PersonId;
	readonly value: number;
	readonly ratio: number;
	/** From the axis up, 0. */
	readonly level: number;
}

export interface DotChart {
	readonly type: MeasureType;
	readonly decimals: number | null;
	/** Lowest value first. */
	readonly dots: readonly SittingDot[];
	readonly ticks: readonly Tick[];
	readonly n: number;
	/** Of the group; null: too few. */
	readonly group: { readonly lower: number; readonly upper: number; readonly median: Tick } | null;
	/** Half the width of the supplier's error of measurement on this axis; null: not known. */
	readonly errorRatio: number | null;
}

/** A part on its own length: the group's middle half and everybody's place. */
export interface PartRow {
	readonly partSourceId: string;
	readonly name: string;
	readonly type: MeasureType;
	readonly decimals: number | null;
	readonly maximum: number | null;
	/** Whether the name alone says which measure it is: the others of the part say theirs. */
	readonly leads: boolean;
	/** Both ends of the axis. */
	readonly low: number;
	readonly high: number;
	readonly n: number;
	/** The group's share on the axis with its interval; null: a score on a scale, or too few. */
	readonly share: (PartShare & { readonly at: number; readonly from: number; readonly to: number }) | null;
	/** Of a score on a scale: its middle half and median. */
	readonly group: DotChart["group"];
	readonly places: Readonly<Record<PersonId, { readonly ratio: number; readonly value: number }>>;
}

export interface SlopeChart {
	readonly type: MeasureType;
	readonly decimals: number | null;
	readonly ticks: readonly Tick[];
	/** Heights on the axis, 0 at the bottom. */
	readonly lines: readonly {
		readonly pupilId: PersonId;
		readonly from: number;
		readonly to: number;
		readonly difference: number;
		/** Whether the error of measurement leaves out "no growth"; null: no claim. */
		readonly beyondError: boolean | null;
	}[];
	/**
	 * Begins at the median of the earlier sitting and rises by the median of the differences, both over those who made
	 * both sittings, so that the line is as steep as its label says; null: too few.
	 */
	readonly group: {
		readonly from: number;
		readonly to: number;
		/** On the scale of the test: what the label says. */
		readonly difference: number;
		readonly n: number;
	} | null;
}

/** Dots nearer than this share of the width stand on each other. */
const dotRatio = 0.018;

/** Everybody on the scale of the test; the axis is cut to what was scored where the scale has no ends of its own. */
export function prepareDots(measure: SittingMeasure, standardError: number | null): DotChart {
	const values = [...measure.values].flatMap(([pupilId, { shown }]) =>
		shown === null ? [] : [{ pupilId, value: shown }],
	);
	const axis = axisOf(measure);
	const columns = new Map<number, number>();
	const dots = values
		.sort((a, b) => a.value - b.value)
		.map((one) => {
			const ratio = axis.at(one.value);
			const column = Math.round(ratio / dotRatio);
			const level = columns.get(column) ?? 0;
			columns.set(column, level + 1);
			return { ...one, ratio, level };
		});
	return {
		...{ type: measure.type, decimals: measure.decimals, dots, n: measure.spread.n, group: groupOn(measure, axis) },
		ticks: ticksOf(axis).map((value) => ({ value, ratio: axis.at(value) })),
		errorRatio: standardError === null ? null : standardError / (axis.high - axis.low),
	};
}

export function prepareParts(parts: readonly SittingPart[]): PartRow[] {
	return parts.map((part) => {
		const axis = axisOf(part);
		const { partSourceId, name, type, decimals, maximum, leads } = part;
		const places = Object.fromEntries(
			[...part.values].flatMap(([pupilId, { shown }]) =>
				shown === null ? [] : [[pupilId, { ratio: axis.at(shown), value: shown }] as const],
			),
		);
		const { low, high } = axis;
		const share = part.share && { ...part.share, ...shareOn(part, axis) };
		return {
			...{ partSourceId, name, type, decimals, maximum, leads, low, high, n: part.spread.n, share, places },
			group: share === null && !hasShare(part) ? groupOn(part, axis) : null,
		};
	});
}

/** Percentages and scores of a stated highest have a share, also where too few made it to tell that of the group. */
function hasShare({ type, maximum }: SittingPart): boolean {
	return shareOf({ type, maximum }, 0) !== null;
}

function shareOn({ share, type, maximum }: SittingPart, axis: Axis) {
	const whole = type === "percentage-correct" ? 100 : (maximum ?? 1);
	const at = (ratio: number) => axis.at(ratio * whole);
	return { at: at(share?.ratio ?? 0), from: at(share?.interval.low ?? 0), to: at(share?.interval.high ?? 0) };
}

/**
 * Two sittings on one axis, a line per pupil who made both; null for levels, with which there is no arithmetic. The line
 * of the group never leaves the axis: no difference takes a pupil past the highest or the lowest value, so the median of
 * the differences does not take the median past it either (medians keep order, and turn with the axis).
 */
export function prepareSlopes(
	growth: Growth,
	{ type, decimals }: Pick<SittingMeasure, "type" | "decimals">,
): SlopeChart | null {
	if (growth.code !== "numeric") return null;
	const known = growth.pupils.flatMap(({ pupilId, earlier, later, difference, beyondError }) =>
		earlier.shown === null || later.shown === null || difference === null
			? []
			: [{ pupilId, earlier: earlier.shown, later: later.shown, difference, beyondError }],
	);
	if (known.length === 0) return null;
	const scale = testScale(
		type,
		known.flatMap((one) => [one.earlier, one.later]),
	);
	const at = (value: number) => (value - scale.low) / (scale.high - scale.low);
	const begin = median(known.map((one) => one.earlier));
	const gained = growth.spread?.code === "numeric" ? growth.spread.quartiles.median : null;
	return {
		...{ type, decimals },
		ticks: ticksOf(scale).map((value) => ({ value, ratio: at(value) })),
		lines: known.map(({ earlier, later, ...one }) => ({ ...one, from: at(earlier), to: at(later) })),
		group:
			begin === null || gained === null
				? null
				: { from: at(begin), to: at(begin + gained), difference: gained, n: known.length },
	};
}

interface Axis {
	readonly low: number;
	readonly high: number;
	/** It does not begin and end where the scale does: both ends are printed. */
	readonly cut: boolean;
	at(value: number): number;
}

/** Counts have a length of their own, from none to all; the rest as the scale of the measure. */
function axisOf({ type, maximum, values }: Pick<SittingMeasure, "type" | "maximum" | "values">): Axis {
	const numbers = [...values.values()].flatMap((value) => value.shown ?? []);
	const counted = hasOwnMaximum(type) && maximum !== null && maximum > 0;
	const whole = { ...holding({ low: 0, high: maximum ?? 1 }, numbers), cut: false };
	const { low, high, cut } = counted ? whole : testScale(type, numbers);
	return { low, high, cut, at: (value) => (value - low) / (high - low) };
}

function ticksOf({ low, high, cut }: Pick<Axis, "low" | "high" | "cut">): number[] {
	return cut ? ticksWithEnds(low, high) : axisTicks(low, high);
}

function groupOn({ spread }: SittingMeasure, axis: Axis): DotChart["group"] {
	if (spread.code !== "numeric") return null;
	const { lower, median: middle, upper } = spread.quartiles;
	return { lower: axis.at(lower), upper: axis.at(upper), median: { ratio: axis.at(middle), value: middle } };
}
