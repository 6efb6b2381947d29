import type { AccountScope } from "../../authz/scope";
import { checkFactor } from "../../authz/second-factor/check-factor";
import { endSessions } from "../../authz/security-log/end-sessions";
import { lowerSession } from "../../authz/sessions/signed-by";
import { proveSelf } from "../../authz/sign-in/prove-self";
import { prisma } from "../../db/client";
import { AppError } from "../../errors";
import { lockAccount } from "../accounts/lock-account";
import { recordAccountAudit } from "../accounts/record-account-audit";

/**
 * Takes the app of the signed-in person away, by the password and a code of it: who only finds the session open cannot, nor
 * who knows the password alone. Every other session ends. Without a passkey left the codes for recovery go too.
 * @throws AppError not-found when there is none; invalid (password-wrong, sign-in-again, code-wrong); too-many
 */
export async function removeFactor(
	scope: AccountScope,
	{ password, code }: { readonly password: string; readonly code: string },
): Promise<void> {
	const { userId, sessionId } = scope;
	await proveSelf(scope, password);
	const there = await prisma().accountFactor.count({ where: { userId, confirmedAt: { not: null } } });
	if (there === 0) throw new AppError("not-found");
	const check = await checkFactor(userId, code);
	if (check === "too-many") throw new AppError("too-many");
	if (check !== "right") throw new AppError("invalid", "code-wrong");
	await prisma().$transaction(async (tx) => {
		await lockAccount(tx, userId);
		await tx.accountFactor.deleteMany({ where: { userId } });
		if ((await tx.passkey.count({ where: { userId } })) === 0) {
			await tx.recoveryCode.deleteMany({ where: { userId } });
			await lowerSession(tx, sessionId);
		}
		await endSessions(tx, { userId, but: sessionId }, "factor");
		await recordAccountAudit(tx, userId, "account.factor-off");
	});
}
