import { setTimeout as wait } from "node:timers/promises";
import { prisma } from "../../db/client";

/** A month that is in use at one moment is mostly free at the next; else it is tried the next night. */
const [tries, pauseMs] = [5, 100];

/**
 * Drops the months in which no school has an attempt, but those near today. What is read or written at that moment is
 * left: nobody waits for this. A delivery that then finds its month gone makes it again.
 * @returns how many were dropped
 */
export async function dropEmptyMonths(): Promise<number> {
	const months = await prisma().$queryRaw<{ month: string }[]>`
		SELECT substring(c.relname FROM '\\d{6}$') AS month
		FROM pg_inherits AS i JOIN pg_class AS c ON c.oid = i.inhrelid
		WHERE i.inhparent = 'public.attempt'::regclass AND c.relname ~ '^attempt_\\d{6}$'
		ORDER BY c.relname`;
	let dropped = 0;
	for (const { month } of months) if (await dropMonth(month)) dropped += 1;
	return dropped;
}

async function dropMonth(month: string): Promise<boolean> {
	for (let attempt = 1; ; attempt += 1) {
		const [row] = await prisma().$queryRaw<{ how: string }[]>`
			SELECT drop_attempt_month(to_date(${month}, 'YYYYMM')) AS how`;
		if (row?.how !== "busy" || attempt === tries) return row?.how === "dropped";
		await wait(pauseMs);
	}
}
