import { now } from "../../clock";
import { inPlace } from "../../db/in-place";
import { AppError } from "../../errors";
import type { AccountScope } from "../scope";
import { lacksSecondFactor, type SignedBy } from "../sessions/signed-by";
import { provePassword } from "./prove-password";

/** So long after signing in through the provider that counts as proof of who one is. */
const freshMs = 15 * 60_000;

/**
 * Asks who is signed in to prove it once more, before a second factor changes: by the password, or without one by having come
 * through the provider just now. Who only finds the session open cannot; nor can who came by one factor where the account has a second:
 * another one added beside it would get round it.
 * @throws AppError invalid (password-wrong; sign-in-again: without a password, and the sign-in is too long ago; factor-first: the second
 * factor that is there was not shown in this session); too-many
 */
export async function proveSelf(scope: AccountScope, password: string, at: Date = now()): Promise<void> {
	const { placeId, userId, sessionId } = scope;
	const { account, session } = await inPlace(scope, async (tx) => ({
		account: await tx.userAccount.findUniqueOrThrow({
			where: { placeId_id: { placeId, id: userId } },
			select: {
				passwordHash: true,
				factor: { select: { confirmedAt: true } },
				_count: { select: { passkeys: true } },
			},
		}),
		session: await tx.sessionAccount.findUnique({ where: { placeId_sessionId: { placeId, sessionId } } }),
	}));
	const signedBy = (session?.signedBy ?? "password") as SignedBy;
	const hasFactor = account.factor?.confirmedAt != null || account._count.passkeys > 0;
	if (hasFactor && lacksSecondFactor(signedBy)) throw new AppError("invalid", "factor-first");
	if (account.passwordHash !== null) return provePassword(scope, password);
	const isFresh = session !== null && at.getTime() - session.provenAt.getTime() < freshMs;
	if (!isFresh || !signedBy.startsWith("identity")) throw new AppError("invalid", "sign-in-again");
}
