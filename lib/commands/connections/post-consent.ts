import type { Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import type { ConnectionId, UserId } from "../../domain/ids";
import { isLocale } from "../../i18n/locales";
import { postLetter } from "../accounts/post-letter";

/**
 * Tells every admin of the school that something was approved, with the way to its receipt.
 * @returns what sends the letters; call it after the transaction
 */
export async function postConsent(
	tx: SchoolTransaction,
	{ schoolId, today }: Scope,
	{ connectionId, supplier }: { readonly connectionId: ConnectionId; readonly supplier: string },
): Promise<() => Promise<void>> {
	const at = new Date(today);
	const current = { beginDate: { lte: at }, OR: [{ endDate: null }, { endDate: { gt: at } }] };
	const roles = await tx.schoolRole.findMany({
		where: { schoolId, role: "admin", ...current },
		select: { userId: true },
		distinct: ["userId"],
	});
	const admins = await tx.userAccount.findMany({ where: { id: { in: roles.map(({ userId }) => userId) } } });
	const sends: (() => Promise<void>)[] = [];
	for (const { id, email, name, locale } of admins) {
		const whom = { userId: id as UserId, toAddress: email, name, locale: isLocale(locale) ? locale : ("nl" as const) };
		const letter = { ...whom, template: "connectionApproved" as const, path: `/suppliers/${connectionId}`, supplier };
		sends.push(await postLetter(tx, schoolId, letter));
	}
	return async () => {
		await Promise.all(sends.map((send) => send()));
	};
}
