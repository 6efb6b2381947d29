import { prisma } from "../../db/client";

/**
 * Makes the month (yyyy-mm) of attempts where it does not exist, in a transaction of its own or in the one that is given.
 * Nobody who reads or writes waits for it.
 * @returns whether it was made now
 */
export async function makeMonth(month: string, tx: Pick<ReturnType<typeof prisma>, "$queryRaw"> = prisma()) {
	const [row] = await tx.$queryRaw<{ made: boolean }[]>`SELECT make_attempt_month(${`${month}-01`}::date) AS made`;
	return row?.made === true;
}
