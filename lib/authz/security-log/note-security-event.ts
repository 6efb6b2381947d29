import { inPlace } from "../../db/in-place";
import { describeFault } from "../../describe-fault";
import { log } from "../../log";
import { rateKey } from "../rates/rate-key";
import { takeTurn } from "../rates/rate-limit";
import { type SecurityLine, writeSecurityEvents } from "./write-security-events";

/** Refusals of one account in an hour that are written down; of those that follow, the last line tells enough. */
const refusalsAnHour = 60;

const holder = globalThis as { groepsbeeldNotes?: Set<Promise<void>> };

/**
 * Notes what happened to accounts without keeping the answer waiting: how long that takes tells nobody whether there is
 * such an account. A line that cannot be written is a warning in the log of the process.
 */
export function noteSecurityEvents(find: () => Promise<readonly SecurityLine[]>): void {
	const pending = pendingNotes();
	const note = find()
		.then(async (lines) => {
			// Each at its own place: they share no transaction.
			for (const line of lines) await write(line);
		})
		.catch((error: unknown) => log.warn(describeFault(error), "security log: a line could not be written"))
		.finally(() => pending.delete(note));
	pending.add(note);
}

/** Waits for what is being noted. */
export async function securityEventsNoted(): Promise<void> {
	await Promise.all(pendingNotes());
}

/** Kept on globalThis: routes are bundled apart. */
function pendingNotes(): Set<Promise<void>> {
	holder.groepsbeeldNotes ??= new Set();
	return holder.groepsbeeldNotes;
}

async function write(line: SecurityLine): Promise<void> {
	const { placeId, userId, event, cause } = line;
	if (event === "access-refused") {
		// One page asks several times for what it is refused.
		const once = { key: rateKey("refusal-noted", placeId, userId, cause), limit: 1, windowSeconds: 30 };
		if (!(await takeTurn([once])).allowed) return;
	}
	if (event !== "signed-in") {
		const some = { key: rateKey("refusals-noted", placeId, userId), limit: refusalsAnHour, windowSeconds: 3600 };
		if (!(await takeTurn([some])).allowed) return;
	}
	await inPlace(line, (tx) => writeSecurityEvents(tx, [line]));
}
