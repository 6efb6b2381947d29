import { setTimeout as wait } from "node:timers/promises";
import { now } from "../../clock";
import { prisma } from "../../db/client";
import type { SchoolTransaction } from "../../db/in-school";

/** What was true stays true: an older moment is only more careful. */
const freshMs = 1_000;
/** A refusal does not wait longer for a database that is busy. */
const longestWaitMs = 1_000;
/** Where the database gives none: no delivery is under way for so long. */
const longestDeliveryMs = 3_600_000;

let known: { readonly through: Date; readonly askedAt: number } | null = null;

/**
 * The moment up to which everything that was stored can be read: stored is the begin of a delivery's transaction, so nothing
 * older than the oldest open one can still appear. Always exact.
 */
export async function findConsistentThrough(tx: Pick<SchoolTransaction, "$queryRaw">): Promise<Date> {
	const [row] = await tx.$queryRaw<{ through: Date }[]>`
		SELECT date_trunc('milliseconds', least(now(), min(xact_start))) AS through
		FROM pg_stat_activity WHERE datname = current_database() AND usename = current_user`;
	if (!row) throw new Error("the database gave no time");
	return row.through;
}

/**
 * The same for an answer that reads nothing, such as a refusal: asked of the database once a second at most, however many are
 * refused. Without a database it is the last one known, or an hour ago.
 */
export async function lastConsistentThrough(): Promise<Date> {
	const at = now().getTime();
	if (known !== null && at - known.askedAt < freshMs) return known.through;
	const before = known?.through ?? new Date(at - longestDeliveryMs);
	// Those that come while it is asked do not ask it too.
	known = { through: before, askedAt: at };
	const through = await Promise.race([findConsistentThrough(prisma()), wait(longestWaitMs, before)]).catch(
		() => before,
	);
	known = { through, askedAt: at };
	return through;
}
