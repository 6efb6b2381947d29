import type { PersonId } from "../domain/ids";
import { median } from "../stats/median";
import type { SittingPicture } from "./describe-sitting";
import { tasksOf } from "./part-share";
import type { StandingSettings } from "./settings";

/** "The test, the class or the pupil?": where to look, by rule. It says where, never why, and judges nobody. */
export interface PartReading {
	/** Parts on which the whole group is lower than on the others: the test or the lesson. Null: cannot be told. */
	readonly group: readonly GroupLow[] | null;
	/**
	 * Parts on which single pupils are below the middle half, while not on the whole test: the pupil on this part. Null:
	 * cannot be told, on no part is anybody placed in the group.
	 */
	readonly pupils: readonly { readonly partSourceId: string; readonly pupilIds: readonly PersonId[] }[] | null;
	/** Pupils below the middle half on the whole test: the pupil, on all of it. */
	readonly whole: readonly PersonId[];
}

export interface GroupLow {
	readonly partSourceId: string;
	/** The group's share right, 0-1, and the middle of those of the other parts. */
	readonly ratio: number;
	readonly others: number;
}

/** From so much lower than on the other parts, as a difference of shares right, a part is named for the whole group. */
export const groupLowGap = 0.15;

type Part = SittingPicture["parts"][number];

/**
 * Reads the parts of a sitting, each by the measure that leads it. Of the group: the share right on a part lies 15 points
 * or more under the middle of the other parts, and so does the upper end of its interval lie under it; only where parts
 * have shares right, so not between scores on a scale. Of a pupil: below the middle half of the group on the part, and not
 * below it on the whole test; not on parts of so few tasks that one of them decides.
 */
export function readParts(
	{ main, parts }: Pick<SittingPicture, "main" | "parts">,
	settings: Pick<StandingSettings, "valueMin">,
): PartReading {
	const leading = parts.filter((part) => part.leads);
	const known = leading.filter((part) => part.share !== null);
	const telling = leading.filter((part) => (tasksOf(part) ?? Number.POSITIVE_INFINITY) >= settings.valueMin);
	const below = (standings: Part["standings"]) =>
		[...standings].flatMap(([pupilId, standing]) =>
			standing.code === "placed" && standing.middleHalf === "below" ? [pupilId] : [],
		);
	const isTold = telling.some(({ standings }) => [...standings.values()].some(({ code }) => code === "placed"));
	const whole = main === null ? [] : below(main.standings);
	return {
		group: known.length < 2 ? null : known.flatMap((part) => lowOf(part, known)),
		pupils: isTold
			? telling.flatMap(({ partSourceId, standings }) => {
					const pupilIds = below(standings).filter((pupilId) => !whole.includes(pupilId));
					return pupilIds.length === 0 ? [] : [{ partSourceId, pupilIds }];
				})
			: null,
		whole,
	};
}

function lowOf(part: Part, known: readonly Part[]): GroupLow[] {
	const others = median(known.filter((other) => other !== part).flatMap((other) => other.share?.ratio ?? []));
	if (others === null || part.share === null) return [];
	const { ratio, interval } = part.share;
	// Shares are quotients: a gap of exactly the threshold must not fall under it by a rounding.
	if (others - ratio < groupLowGap - 1e-9 || interval.high >= others) return [];
	return [{ partSourceId: part.partSourceId, ratio, others }];
}
