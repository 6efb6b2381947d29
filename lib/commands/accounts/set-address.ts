import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import type { JobScope } from "../../authz/scope";
import { endTokens } from "../../authz/sign-in/one-time-tokens";
import type { UserId } from "../../domain/ids";
import { AppError } from "../../errors";
import { recordAudit } from "../record-audit";
import { emailSchema } from "./email";
import { lockAccount } from "./lock-account";
import { noteAccountAct } from "./note-account-act";

/**
 * Another address for an account of the school, by a command at the machine itself: where no mail can confirm it. Whatever was asked for, or could be
 * taken back, before is over. No admin may do it: a password that is restored goes to this address.
 * @throws AppError invalid when one is no address; not-found (account); conflict (address-same; address-there: another account has it)
 */
export async function setAddress(
	scope: JobScope,
	given: { readonly email: string; readonly to: string },
): Promise<void> {
	const [email, to] = [emailSchema.safeParse(given.email), emailSchema.safeParse(given.to)];
	if (!email.success || !to.success) throw new AppError("invalid");
	if (email.data === to.data) throw new AppError("conflict", "address-same");
	const { schoolId: placeId } = scope;
	await inSchoolAsAdmin(scope, async (tx) => {
		const at = (address: string) => ({ placeId_email: { placeId, email: address } });
		const found = await tx.userAccount.findUnique({ where: at(email.data), select: { id: true } });
		if (found === null) throw new AppError("not-found", "account");
		const of = { placeId, userId: found.id as UserId };
		await lockAccount(tx, of);
		const account = await tx.userAccount.findUnique({ where: at(email.data) });
		if (account?.id !== of.userId || account.endedAt !== null) throw new AppError("not-found", "account");
		if ((await tx.userAccount.findUnique({ where: at(to.data) })) !== null)
			throw new AppError("conflict", "address-there");
		await tx.userAccount.update({
			where: { placeId_id: { placeId, id: of.userId } },
			data: { email: to.data, nextEmail: null, formerEmail: null, addressHeldUntil: null },
		});
		await endTokens(tx, of);
		await recordAudit(tx, scope, "account.address", { userId: of.userId });
		await noteAccountAct(tx, scope, of.userId, "address-changed");
	});
}
