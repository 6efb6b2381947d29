import { AppError } from "../errors";

/** Files that are read at once by this process, each of another school. */
const mostAtOnce = 2;
/** Files of one school that wait, and of all schools together. */
const mostWaitingOfSchool = 3;
const mostWaiting = 30;
/** By then a file that was being read is done, or was ended. */
export const retryAfterSeconds = 30;

interface Turns {
	readonly reading: Set<string>;
	readonly waiting: { readonly schoolId: string; go(): void }[];
}
/** Kept on globalThis: routes are bundled apart, and one count is of all. */
const holder = globalThis as { groepsbeeldParsing?: Turns };

/**
 * Does the work when it is the school's turn: in order, one file of a school at a time, so that a school whose files take
 * long leaves room for others.
 * @throws AppError too-many, when as many of the school wait as may
 */
export async function inTurn<T>(schoolId: string, work: () => Promise<T>): Promise<T> {
	holder.groepsbeeldParsing ??= { reading: new Set(), waiting: [] };
	const turns = holder.groepsbeeldParsing;
	const own = turns.waiting.filter((one) => one.schoolId === schoolId).length;
	if (own >= mostWaitingOfSchool || turns.waiting.length >= mostWaiting) throw new AppError("too-many", "files-wait");
	await new Promise<void>((go) => {
		turns.waiting.push({ schoolId, go });
		next(turns);
	});
	try {
		return await work();
	} finally {
		turns.reading.delete(schoolId);
		next(turns);
	}
}

function next({ reading, waiting }: Turns): void {
	for (;;) {
		const at = reading.size < mostAtOnce ? waiting.findIndex(({ schoolId }) => !reading.has(schoolId)) : -1;
		const [one] = at === -1 ? [] : waiting.splice(at, 1);
		if (!one) return;
		reading.add(one.schoolId);
		one.go();
	}
}
