import type { AccountScope } from "../../authz/scope";
import { endSessions } from "../../authz/security-log/end-sessions";
import { endTokens } from "../../authz/sign-in/one-time-tokens";
import { findPasswordFault } from "../../authz/sign-in/password-rules";
import { hashPassword } from "../../authz/sign-in/passwords";
import { provePassword } from "../../authz/sign-in/prove-password";
import { inPlace } from "../../db/in-place";
import { AppError } from "../../errors";
import { inOwn } from "./in-own";
import { lockAccount } from "./lock-account";

/**
 * Another password for the account of the signed-in person, by the present one: who only finds the session open cannot. Its every other
 * session and open link ends. The accounts of the same person at other places keep theirs.
 * @throws AppError invalid (password-wrong, password-same or the fault of the new one), also for an account without a
 * password; too-many after ten tries in an hour
 */
export async function changePassword(
	scope: AccountScope,
	{ present, next }: { readonly present: string; readonly next: string },
): Promise<void> {
	const { placeId, userId, sessionId } = scope;
	await provePassword(scope, present);
	const account = await inPlace(scope, (tx) =>
		tx.userAccount.findUniqueOrThrow({ where: { placeId_id: { placeId, id: userId } } }),
	);
	if (present.normalize("NFKC") === next.normalize("NFKC")) throw new AppError("invalid", "password-same");
	const fault = findPasswordFault(next, account.email);
	if (fault) throw new AppError("invalid", fault);
	const passwordHash = await hashPassword(next, account.email);
	await inOwn(scope, async (tx, record) => {
		await lockAccount(tx, scope);
		// Of two changes at once by the same old password, one is made.
		const changed = await tx.userAccount.updateMany({
			where: { placeId, id: userId, passwordHash: account.passwordHash },
			data: { passwordHash },
		});
		if (changed.count === 0) throw new AppError("invalid", "password-wrong");
		await endSessions(tx, { placeId, userId, but: sessionId }, "password");
		await endTokens(tx, scope);
		await record("account.change-password");
	});
}
