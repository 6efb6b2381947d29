import type { PersonId } from "../domain/ids";

/** What a supplier said of one pupil on one test, as far as the choice between several of them needs it. */
export interface Try {
	readonly entryId: string;
	readonly pupilId: PersonId;
	/** refused: taken before the domain of its type was known, and judged again since. */
	readonly status: "in-progress" | "final" | "withdrawn" | "set-aside" | "refused";
	/** The supplier says that the pupil was not there. */
	readonly missing: boolean;
	/** Null: withdrawn before it came. */
	readonly takenAt: Date | null;
	readonly modifiedAt: Date;
	/** Something in it says how it went; false: nothing at all, or only how long it took and of how many items. */
	readonly hasValue: boolean;
}

/** How a pupil stands on a test; refused: something came and was rejected; nothing: no supplier said anything. */
export type TryState = "final" | "in-progress" | "missing" | "withdrawn" | "set-aside" | "refused" | "nothing";

/**
 * Which of two tries of one pupil on one test counts (STANDING, one truth): a final result with a value before one without,
 * those before what is in progress or missing, and those before what was taken back or set aside; of equals the one taken
 * latest, then the one modified latest, then the lowest id. `countingFirst` (lib/queries/counting/counting-order.ts) is the same order in SQL.
 * @returns negative when `a` counts before `b`; 0 only for one and the same
 */
export function compareTries(a: Omit<Try, "pupilId">, b: typeof a): number {
	return (
		rankOf(a) - rankOf(b) ||
		timeOf(b.takenAt) - timeOf(a.takenAt) ||
		b.modifiedAt.getTime() - a.modifiedAt.getTime() ||
		(a.entryId < b.entryId ? -1 : a.entryId > b.entryId ? 1 : 0)
	);
}

/** Of the tries of some pupils on one test: the one of each pupil that counts, and the others. */
export function countingTries<One extends Try>(
	tries: readonly One[],
): Map<PersonId, { readonly counting: One; readonly others: readonly One[] }> {
	const found = new Map<PersonId, { counting: One; others: One[] }>();
	for (const one of tries.toSorted(compareTries)) {
		const known = found.get(one.pupilId);
		if (known) known.others.push(one);
		else found.set(one.pupilId, { counting: one, others: [] });
	}
	return found;
}

/** What there is beside the try that counts, and gives no value: without-value is a final one in which nothing was sent. */
export interface TryBeside {
	readonly what: Exclude<TryState, "final" | "nothing"> | "without-value";
	readonly when: "before" | "after";
}

export interface TriesBeside {
	/** Results with a value, which were made before the one that counts. */
	readonly earlier: number;
	/** The rest, each kind once, in the order of time. */
	readonly others: readonly TryBeside[];
}

/** How the tries that do not count are told: only what has a value is an earlier try, the rest is what it is. */
export function triesBeside(counting: Try, others: readonly Try[]): TriesBeside {
	const hasCounted = (one: Try) => isResult(one) && one.hasValue;
	const inTime = others.filter((one) => !hasCounted(one)).sort(byTime);
	const told = inTime.flatMap((one): TryBeside[] => {
		const state = stateOfTry(one);
		const when = byTime(one, counting) < 0 ? "before" : "after";
		return state === "nothing" ? [] : [{ what: state === "final" ? "without-value" : state, when }];
	});
	const once = new Map(told.map((one) => [`${one.when} ${one.what}`, one]));
	return { earlier: others.filter(hasCounted).length, others: [...once.values()] };
}

/** What was withdrawn before it came was taken at no known time: then by when it was said. */
function byTime(a: Try, b: Try): number {
	const taken = a.takenAt === null || b.takenAt === null ? 0 : a.takenAt.getTime() - b.takenAt.getTime();
	return taken || a.modifiedAt.getTime() - b.modifiedAt.getTime() || (a.entryId < b.entryId ? -1 : 1);
}

/** The state that a pupil is in by the try that counts. */
export function stateOfTry(counting: Pick<Try, "status" | "missing"> | undefined): TryState {
	if (counting === undefined) return "nothing";
	const isLive = counting.status === "final" || counting.status === "in-progress";
	return isLive && counting.missing ? "missing" : counting.status;
}

/** Whether a try is a result: final, and the pupil was there. Only results are compared. */
export const isResult = ({ status, missing }: Pick<Try, "status" | "missing">): boolean =>
	status === "final" && !missing;

function rankOf(one: Pick<Try, "status" | "missing" | "hasValue">): number {
	if (isResult(one)) return one.hasValue ? 0 : 1;
	return one.status === "final" || one.status === "in-progress" ? 2 : 3;
}

const timeOf = (at: Date | null) => at?.getTime() ?? Number.MIN_SAFE_INTEGER;
