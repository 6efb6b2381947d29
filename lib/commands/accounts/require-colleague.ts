import type { JobScope, Scope } from "../../authz/scope";
import { today } from "../../clock";
import type { SchoolTransaction } from "../../db/in-school";
import type { UserId } from "../../domain/ids";
import { AppError } from "../../errors";
import { lockAccount } from "./lock-account";

/**
 * Passes for an account that holds a role at the school today, and keeps it as it is until the transaction ends. What was offered, begins
 * later or has ended gives an admin no right to an account.
 * @throws AppError not-found
 */
export async function requireColleague(
	tx: SchoolTransaction,
	{ schoolId }: Scope | JobScope,
	userId: UserId,
): Promise<void> {
	await lockAccount(tx, { placeId: schoolId, userId });
	const day = new Date(today());
	const held = await tx.schoolRole.count({
		where: { schoolId, userId, beginDate: { lte: day }, OR: [{ endDate: null }, { endDate: { gt: day } }] },
	});
	const live = await tx.userAccount.count({ where: { placeId: schoolId, id: userId, endedAt: null } });
	if (held === 0 || live === 0) throw new AppError("not-found");
}
