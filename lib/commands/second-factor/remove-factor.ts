import type { AccountScope } from "../../authz/scope";
import { checkFactor } from "../../authz/second-factor/check-factor";
import { endSessions } from "../../authz/security-log/end-sessions";
import { lowerSession } from "../../authz/sessions/signed-by";
import { proveSelf } from "../../authz/sign-in/prove-self";
import { inPlace } from "../../db/in-place";
import { AppError } from "../../errors";
import { inOwn } from "../accounts/in-own";
import { lockAccount } from "../accounts/lock-account";

/**
 * Takes the app of the signed-in person away, by the password and a code of it: who only finds the session open cannot, nor
 * who knows the password alone. Every other session ends. Without a passkey left the codes for recovery go too.
 * @throws AppError not-found when there is none; invalid (password-wrong, sign-in-again, code-wrong); too-many
 */
export async function removeFactor(
	scope: AccountScope,
	{ password, code }: { readonly password: string; readonly code: string },
): Promise<void> {
	const { placeId, userId, sessionId } = scope;
	await proveSelf(scope, password);
	const there = await inPlace(scope, (tx) =>
		tx.accountFactor.count({ where: { placeId, userId, confirmedAt: { not: null } } }),
	);
	if (there === 0) throw new AppError("not-found");
	const check = await checkFactor(scope, code, null);
	if (check === "too-many") throw new AppError("too-many");
	if (check !== "right") throw new AppError("invalid", "code-wrong");
	await inOwn(scope, async (tx, record) => {
		await lockAccount(tx, scope);
		await tx.accountFactor.deleteMany({ where: { placeId, userId } });
		if ((await tx.passkey.count({ where: { placeId, userId } })) === 0) {
			await tx.recoveryCode.deleteMany({ where: { placeId, userId } });
			await lowerSession(tx, scope);
		}
		await endSessions(tx, { placeId, userId, but: sessionId }, "factor");
		await record("account.factor-off");
	});
}
