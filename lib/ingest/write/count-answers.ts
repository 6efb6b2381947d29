/** What a supplier told of an answer to one item by one pupil. */
export interface Sighting {
	readonly id: string;
	/** Milliseconds since 1970. */
	readonly at: number;
	/** How it was told; null: stored before that was kept, which is another way than any known one. */
	readonly reportedAs: string | null;
	/** As sent; null: no verdict. */
	readonly success: boolean | null;
	/** As sent, 0-1. */
	readonly scoreRatio: number | null;
	readonly role: "answer" | "mark";
}

/** An answer that counts, with the verdict of the last mark that was given to it, else its own. */
export interface Counted {
	readonly success: boolean | null;
	readonly scoreRatio: number | null;
	readonly marked: boolean;
}

/** A page and its server tell of one answer at most so far apart. */
export const sameAnswerMs = 2_000;

/**
 * Which answers to one item count, of all that was told of them: a function of the set, whatever the order it came in.
 *
 * In the order of their time, an answer is the same as an earlier one where that is at most 2 s before it, has the same verdict and
 * was told in other ways only; the earliest of them counts. Two verdicts are two answers, so are two in the same way. A mark corrects
 * the last answer that counts before it; without one it is the answer itself.
 * @param sightings all of one pupil and item
 * @returns those that count, by id
 */
export function countAnswers(sightings: readonly Sighting[]): ReadonlyMap<string, Counted> {
	const ordered = sightings.toSorted((a, b) => a.at - b.at || compare(a.id, b.id));
	const leaders = leadersOf(ordered.filter(({ role }) => role === "answer"));
	for (const mark of ordered.filter(({ role }) => role === "mark")) {
		const target = leaders.findLast(({ first }) => first.at <= mark.at);
		if (target === undefined) insert(leaders, mark);
		else target.marks.push(mark);
	}
	return new Map(leaders.map(({ first, marks }) => [first.id, verdictOf(first, marks)]));
}

interface Leader {
	readonly first: Sighting;
	readonly ways: Set<string | null>;
	readonly marks: Sighting[];
}

function leadersOf(answers: readonly Sighting[]): Leader[] {
	const leaders: Leader[] = [];
	// Those that may still be told of again: the list is short, however often a pupil tries.
	let open: Leader[] = [];
	for (const answer of answers) {
		open = open.filter(({ first }) => answer.at - first.at <= sameAnswerMs);
		const same = open.find(({ first, ways }) => first.success === answer.success && !ways.has(answer.reportedAs));
		if (same) same.ways.add(answer.reportedAs);
		else {
			const leader = { first: answer, ways: new Set([answer.reportedAs]), marks: [] };
			leaders.push(leader);
			open.push(leader);
		}
	}
	return leaders;
}

/** Leaders stay in the order of their time: a mark that stands alone is before every answer. */
function insert(leaders: Leader[], mark: Sighting): void {
	leaders.unshift({ first: mark, ways: new Set(), marks: [] });
}

/** A later mark replaces an earlier one in what it says. */
function verdictOf({ success, scoreRatio }: Sighting, marks: readonly Sighting[]): Counted {
	return marks.reduce<Counted>(
		(counted, mark) => ({
			success: mark.success ?? counted.success,
			scoreRatio: mark.scoreRatio ?? counted.scoreRatio,
			marked: true,
		}),
		{ success, scoreRatio, marked: false },
	);
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
