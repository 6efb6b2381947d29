import { prisma } from "../db/client";

/** Months (yyyy-mm) whose partition is known to be there; they are never dropped while a process runs. */
const known = new Set<string>();

/**
 * Makes the month partitions that attempts at these moments need. In a transaction of its own, before facts are written:
 * making one locks the whole table for a moment.
 * @param moments ISO 8601 in UTC
 */
export async function ensureMonths(moments: readonly string[]): Promise<void> {
	const months = [...new Set(moments.map((at) => at.slice(0, 7)))].filter((month) => !known.has(month)).sort();
	const [first, last] = [months[0], months.at(-1)];
	if (first === undefined || last === undefined) return;
	const span = monthNumber(last) - monthNumber(first);
	await prisma().$executeRaw`SELECT ensure_attempt_partitions(${`${first}-01`}::date, ${span}::int)`;
	for (const month of months) known.add(month);
}

const monthNumber = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
