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
}

/** How a pupil stands on a test; refused: something came and was rejected; nothing: no supplier said anything. */
export type TryState = "final" | "in-progress" | "missing" | "withdrawn" | "set-aside" | "refused" | "nothing";

/**
 * Which of two tries of one pupil on one test counts (STANDING, one truth): a final result before what is in progress or
 * missing, and those before what was taken back or set aside; of equals the one taken latest, then the one modified
 * latest, then the lowest id. `countingFirst` (lib/queries/counting/counting-order.ts) is the same order in SQL.
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

/** Of the tries of some pupils on one test: the one of each pupil that counts, and the others as earlier tries. */
export function countingTries<One extends Try>(
	tries: readonly One[],
): Map<PersonId, { readonly counting: One; readonly earlier: readonly One[] }> {
	const found = new Map<PersonId, { counting: One; earlier: One[] }>();
	for (const one of tries.toSorted(compareTries)) {
		const known = found.get(one.pupilId);
		if (known) known.earlier.push(one);
		else found.set(one.pupilId, { counting: one, earlier: [] });
	}
	return found;
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

function rankOf(one: Pick<Try, "status" | "missing">): number {
	if (isResult(one)) return 0;
	return one.status === "final" || one.status === "in-progress" ? 1 : 2;
}

const timeOf = (at: Date | null) => at?.getTime() ?? Number.MIN_SAFE_INTEGER;
