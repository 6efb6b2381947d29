import { asOneAct } from "../commands/acts/once";

/** How long a press is known after it was done: whoever lost the answer presses again within it. */
const keptMs = 2 * 60_000;
const mostKept = 2_000;

/** By this process alone; what another process did, the claim in the database tells (lib/commands/acts/once.ts). */
const known = new Map<string, Promise<unknown>>();

/**
 * Does one press of a button once: sent again while it is being done, or shortly after, it gets the same answer. What was not done
 * is forgotten at once, so that it can be sent again.
 * @param key who pressed what: account, action and the id of the press
 */
export async function actOnce<T>(
	key: string,
	actId: string,
	work: () => Promise<T>,
	isDone: (answer: T) => boolean,
): Promise<T> {
	const before = known.get(key);
	if (before) return before as Promise<T>;
	const doing = asOneAct(actId, work);
	known.set(key, doing);
	// The oldest stand first.
	for (const old of known.keys()) {
		if (known.size <= mostKept) break;
		known.delete(old);
	}
	const forget = () => void known.delete(key);
	try {
		const answer = await doing;
		if (isDone(answer)) setTimeout(forget, keptMs).unref();
		else forget();
		return answer;
	} catch (error) {
		forget();
		throw error;
	}
}
