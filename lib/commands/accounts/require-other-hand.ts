import type { Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import { AppError } from "../../errors";
import { isSettledAdmin, listCircle } from "./second-look";

/**
 * Passes where nobody gave the other half of an account back before, or where an admin of a week or longer does, who is not of the circle of who did.
 * @param by who gave back the password, when it is about the factor; and the other way round
 * @throws AppError conflict (restored-other, admin-too-new)
 */
export async function requireOtherHand(tx: SchoolTransaction, scope: Scope, by: string | null): Promise<void> {
	if (by === null) return;
	if ((await listCircle(tx, scope.schoolId, scope.userId)).includes(by))
		throw new AppError("conflict", "restored-other");
	if (!(await isSettledAdmin(tx, scope))) throw new AppError("conflict", "admin-too-new");
}
