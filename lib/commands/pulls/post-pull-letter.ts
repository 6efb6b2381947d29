import type { JobScope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import { postToAdmins } from "../accounts/post-to-admins";

/**
 * Tells the admins what nobody saw, since it happened by night.
 * @returns what sends the letters; call it after the transaction
 */
export async function postPullLetter(
	tx: SchoolTransaction,
	{ schoolId }: JobScope,
	connectionId: string,
	template: "pullStopped" | "pullHeld",
): Promise<() => Promise<void>> {
	const { supplierId } = await tx.connection.findFirstOrThrow({ where: { schoolId, id: connectionId } });
	const { name: supplier } = await tx.supplier.findUniqueOrThrow({ where: { id: supplierId } });
	return postToAdmins(tx, schoolId, { template, path: `/suppliers/${connectionId}/pull`, supplier });
}
