import { today } from "../../clock";
import type { SchoolTransaction } from "../../db/in-school";
import type { SchoolId } from "../../domain/ids";
import { isLocale } from "../../i18n/locales";
import type { LetterTemplate } from "./compose-letter";
import { postLetter } from "./post-letter";

/**
 * Tells every admin of the school something, with the way to it.
 * @param schoolId of the scope whose transaction it is
 * @returns what sends the letters; call it after the transaction
 */
export async function postToAdmins(
	tx: SchoolTransaction,
	schoolId: SchoolId,
	letter: { readonly template: LetterTemplate; readonly path: string; readonly supplier?: string },
): Promise<() => Promise<void>> {
	const at = new Date(today());
	const current = { beginDate: { lte: at }, OR: [{ endDate: null }, { endDate: { gt: at } }] };
	const roles = await tx.schoolRole.findMany({
		where: { schoolId, role: "admin", ...current },
		select: { userId: true },
		distinct: ["userId"],
	});
	const ids = roles.map(({ userId }) => userId);
	const admins = await tx.userAccount.findMany({ where: { placeId: schoolId, id: { in: ids } } });
	const sends: (() => Promise<void>)[] = [];
	for (const { email, name, locale } of admins) {
		const whom = { toAddress: email, name, locale: isLocale(locale) ? locale : ("nl" as const) };
		sends.push(await postLetter(tx, schoolId, { ...whom, ...letter }));
	}
	return async () => {
		await Promise.all(sends.map((send) => send()));
	};
}
