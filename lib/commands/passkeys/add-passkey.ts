import { type RegistrationResponseJSON, verifyRegistrationResponse } from "@simplewebauthn/server";
import { z } from "zod";
import { credentialSchema } from "../../authz/passkeys/credential-schema";
import { mostPasskeys } from "../../authz/passkeys/most-passkeys";
import { spendChallenge } from "../../authz/passkeys/passkey-challenge";
import { relyingParty } from "../../authz/passkeys/relying-party";
import type { AccountScope } from "../../authz/scope";
import { forgetBegunFactor } from "../../authz/second-factor/begun-factor";
import { renewRecoveryCodes } from "../../authz/second-factor/recovery-codes";
import { endSessions } from "../../authz/security-log/end-sessions";
import { lacksSecondFactor, raiseSession, type SignedBy } from "../../authz/sessions/signed-by";
import type { PlaceTransaction } from "../../db/in-place";
import { lineSchema } from "../../domain/line-schema";
import { AppError } from "../../errors";
import { inOwn } from "../accounts/in-own";
import { lockAccount } from "../accounts/lock-account";

const nameSchema = lineSchema(60);
const answerSchema = credentialSchema({
	clientDataJSON: z.string().max(4000),
	attestationObject: z.string().max(40_000),
	transports: z
		.array(z.string().regex(/^[a-z-]{1,20}$/))
		.max(10)
		.optional(),
});

export interface NewPasskey {
	readonly name: string;
	/** As the browser gave it. */
	readonly answer: unknown;
	/** Value of the cookie with the challenge. */
	readonly challenge: string | undefined;
}

/**
 * Adds the passkey that the browser made for the challenge of beginPasskey. From now on a password alone does not sign this
 * account in. Every other session of it ends, for it may have come in without.
 * @returns ten codes for recovery, told once, when the account had no second factor before; else none
 * @throws AppError invalid (passkey-failed, factor-first), conflict (passkey-there, passkeys-full)
 */
export async function addPasskey(
	scope: AccountScope,
	{ name, answer, challenge }: NewPasskey,
): Promise<readonly string[]> {
	const { placeId, userId, sessionId } = scope;
	const named = nameSchema.safeParse(name);
	if (!named.success) throw new AppError("invalid");
	const key = await verify(answer, await spendChallenge(challenge, `add ${sessionId}`));
	return inOwn(scope, async (tx, record) => {
		// Two at once: one of them makes the codes, and of eleven one is too many.
		await lockAccount(tx, scope);
		const before = await tx.userAccount.findUniqueOrThrow({
			where: { placeId_id: { placeId, id: userId } },
			select: { factor: true, _count: { select: { passkeys: true } } },
		});
		if (before._count.passkeys >= mostPasskeys) throw new AppError("conflict", "passkeys-full");
		const isFirst = before._count.passkeys === 0 && !before.factor?.confirmedAt;
		// A factor that came meanwhile asks for itself: this session has not shown it.
		if (!isFirst && (await lacksFactor(tx, scope))) throw new AppError("invalid", "factor-first");
		const row = { ...key, placeId, userId, name: named.data };
		const added = await tx.passkey.createMany({ data: [row], skipDuplicates: true });
		if (added.count === 0) throw new AppError("conflict", "passkey-there");
		await forgetBegunFactor(tx, scope);
		await endSessions(tx, { placeId, userId, but: sessionId }, "factor");
		await raiseSession(tx, scope, "passkey");
		await record("account.passkey-add");
		return isFirst ? renewRecoveryCodes(tx, scope) : [];
	});
}

async function lacksFactor(tx: PlaceTransaction, { placeId, sessionId }: AccountScope): Promise<boolean> {
	const session = await tx.sessionAccount.findUnique({ where: { placeId_sessionId: { placeId, sessionId } } });
	return lacksSecondFactor((session?.signedBy ?? "password") as SignedBy);
}

async function verify(answer: unknown, expectedChallenge: string | null) {
	const parsed = answerSchema.safeParse(answer);
	if (expectedChallenge === null || !parsed.success) throw new AppError("invalid", "passkey-failed");
	const { id: expectedRPID, origin: expectedOrigin } = relyingParty();
	const { registrationInfo } = await verifyRegistrationResponse({
		...{ expectedChallenge, expectedOrigin, expectedRPID, requireUserVerification: true },
		response: parsed.data as RegistrationResponseJSON,
	}).catch(() => ({ registrationInfo: undefined }));
	if (!registrationInfo) throw new AppError("invalid", "passkey-failed");
	const { id, publicKey, counter, transports = [] } = registrationInfo.credential;
	return { credentialId: id, publicKey: new Uint8Array(publicKey), counter, transports: [...transports] };
}
