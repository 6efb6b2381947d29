import type { PersonId } from "../domain/ids";
import type { MeasureType } from "../domain/measures";
import { type Interval, jeffreysInterval } from "../stats/jeffreys-interval";
import { mean } from "../stats/mean";
import { meanInterval } from "../stats/mean-interval";
import type { GoalFact } from "./facts";
import type { StandingSettings } from "./settings";
import type { Value } from "./value-of-fact";

/**
 * How a group did on a part or an item (STANDING, parts and items): a median of 0 or 1 would say nothing.
 * right: each pupil had it right or not, so a share of pupils with a Jeffreys interval. mean: the mean share of the
 * highest score, with a 95 % t interval of that mean over pupils, cut at 0 and 1.
 */
export interface PartShare {
	readonly code: "right" | "mean";
	/** 0-1 */
	readonly ratio: number;
	readonly interval: Interval;
	/** Pupils. */
	readonly n: number;
}

interface Shared {
	readonly type: MeasureType;
	readonly maximum: number | null;
	readonly values: ReadonlyMap<PersonId, Value>;
}

/** What a value is of the highest possible, 0-1; null where that is not known. A score above it is all of it. */
export function shareOf(measure: Pick<Shared, "type" | "maximum">, shown: number | null): number | null {
	const whole = wholeOf(measure);
	return shown === null || whole === null ? null : cut(shown, whole) / whole;
}

/** Null: it has no share, or too few made it to speak of the group. */
export function partShare(measure: Shared, settings: Pick<StandingSettings, "comparableMin">): PartShare | null {
	const shares = sharesOf(measure);
	const n = shares.length;
	const ratio = meanRatio(measure);
	if (ratio === null || n < settings.comparableMin) return null;
	if (shares.every((share) => share === 0 || share === 1)) {
		const right = shares.filter((share) => share === 1).length;
		const interval = jeffreysInterval(right, n);
		return interval && { code: "right", ratio: right / n, interval, n };
	}
	const { low, high } = meanInterval(shares) ?? { low: 0, high: 1 };
	return { code: "mean", ratio, interval: { low: within(low), high: within(high) }, n };
}

/** The share of the values that count, where they are of a part; null: of a whole test, or not of a test. */
export function shareOfPart(
	of: GoalFact | undefined,
	counted: readonly (readonly [PersonId, Value])[],
	settings: Pick<StandingSettings, "comparableMin">,
): PartShare | null {
	if (of?.kind !== "test" || of.partSourceId === "") return null;
	return partShare({ type: of.type, maximum: of.maximum, values: new Map(counted) }, settings);
}

/**
 * How many tasks a part has, as far as it shows: its highest number right; else by the finest step between two pupils
 * (shares of four tasks lie a quarter apart). Null: a scale that counts no tasks.
 */
export function tasksOf(measure: Shared): number | null {
	const shares = sharesOf(measure);
	if (shares.length === 0) return null;
	if (measure.type !== "percentage-correct") return measure.maximum;
	const apart = [...new Set([0, 1, ...shares])].toSorted((a, b) => a - b);
	const steps = apart.slice(1).map((share, index) => share - (apart[index] ?? 0));
	return Math.round(1 / Math.min(...steps));
}

/** The mean before the division: 12 of 15 is 0.8, not a sum of rounded parts. */
function meanRatio(measure: Shared): number | null {
	const whole = wholeOf(measure);
	if (whole === null) return null;
	const middle = mean([...measure.values.values()].flatMap(({ shown }) => (shown === null ? [] : cut(shown, whole))));
	return middle === null ? null : middle / whole;
}

/** What stands for all of it; null: a scale without a highest score, or one of 0, which divides nothing. */
function wholeOf({ type, maximum }: Pick<Shared, "type" | "maximum">): number | null {
	if (type === "percentage-correct") return 100;
	const counted = type === "number-correct" || type === "score-points";
	return counted && maximum !== null && maximum > 0 ? maximum : null;
}

const cut = (shown: number, whole: number) => Math.min(whole, Math.max(0, shown));
const sharesOf = (measure: Shared) =>
	[...measure.values.values()].flatMap((value) => shareOf(measure, value.shown) ?? []);
const within = (ratio: number) => Math.min(1, Math.max(0, ratio));
