import type { PersonId } from "../../domain/ids";
import { type SignalCode, type SignalFactsByCode, signalCodes } from "./signal";

/** What the order of signals goes by. */
type Ordered = {
	[Code in SignalCode]: {
		readonly code: Code;
		readonly pupilId: PersonId | null;
		readonly day: string;
		readonly facts: SignalFactsByCode[Code];
	};
}[SignalCode];

export interface SignalLines<Row> {
	/** About the group itself, before the pupils. */
	readonly group: readonly Row[];
	/** One line a pupil. */
	readonly pupils: readonly { readonly pupilId: PersonId; readonly signals: readonly Row[] }[];
	/** Of pupils alone: how many diamonds, how many other signals, and of how many pupils each. */
	readonly counts: {
		readonly stuck: number;
		readonly stuckPupils: number;
		readonly others: number;
		readonly otherPupils: number;
	};
}

/**
 * Signals in the order of reading, one line a pupil (STANDING, the group itself): first who is certainly lower than the
 * group, then the further under its median; other rules after that in their own order, the newest first.
 */
export function signalLines<Row extends Ordered>(rows: readonly Row[]): SignalLines<Row> {
	const sorted = [...rows].sort(compare);
	const byPupil = new Map<PersonId, Row[]>();
	for (const row of sorted)
		if (row.pupilId !== null) byPupil.set(row.pupilId, [...(byPupil.get(row.pupilId) ?? []), row]);
	const ofPupils = sorted.filter((row) => row.pupilId !== null);
	const [stuck, others] = [ofPupils.filter(isStuck), ofPupils.filter((row) => !isStuck(row))];
	const pupilsOf = (of: readonly Row[]) => new Set(of.map((row) => row.pupilId)).size;
	return {
		group: sorted.filter((row) => row.pupilId === null),
		pupils: [...byPupil].map(([pupilId, signals]) => ({ pupilId, signals })),
		counts: {
			...{ stuck: stuck.length, stuckPupils: pupilsOf(stuck) },
			...{ others: others.length, otherPupils: pupilsOf(others) },
		},
	};
}

const isStuck = ({ code }: Ordered) => code === "stuck-on-goal";

function compare(a: Ordered, b: Ordered): number {
	if (a.code !== b.code) return signalCodes.indexOf(a.code) - signalCodes.indexOf(b.code);
	if (a.code === "stuck-on-goal" && b.code === "stuck-on-goal")
		return certainty(b) - certainty(a) || distance(b) - distance(a) || a.facts.high - b.facts.high;
	return b.day.localeCompare(a.day);
}

type Stuck = Extract<Ordered, { code: "stuck-on-goal" }>;

/** Certainly lower than the group; then not to be told from it, or from no group. */
const certainty = ({ facts }: Stuck) => (facts.distinct === true ? 1 : 0);

/** Points under the median of the group; without one, under the threshold of stuck. */
const distance = ({ facts: { share, median, limit } }: Stuck) => (median ?? limit) - share;
