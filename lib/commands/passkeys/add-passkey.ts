import { type RegistrationResponseJSON, verifyRegistrationResponse } from "@simplewebauthn/server";
import { z } from "zod";
import { credentialSchema } from "../../authz/passkeys/credential-schema";
import { spendChallenge } from "../../authz/passkeys/passkey-challenge";
import { relyingParty } from "../../authz/passkeys/relying-party";
import type { AccountScope } from "../../authz/scope";
import { renewRecoveryCodes } from "../../authz/second-factor/recovery-codes";
import { endSessions } from "../../authz/security-log/end-sessions";
import { raiseSession } from "../../authz/sessions/signed-by";
import { typedText } from "../../authz/sign-in/typed-text";
import { prisma } from "../../db/client";
import { AppError } from "../../errors";
import { lockAccount } from "../accounts/lock-account";
import { recordAccountAudit } from "../accounts/record-account-audit";

const nameSchema = typedText(60).trim().min(1);
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
 * @throws AppError invalid (passkey-failed), conflict (passkey-there)
 */
export async function addPasskey(
	scope: AccountScope,
	{ name, answer, challenge }: NewPasskey,
): Promise<readonly string[]> {
	const { userId, sessionId } = scope;
	const named = nameSchema.safeParse(name);
	if (!named.success) throw new AppError("invalid");
	const key = await verify(answer, await spendChallenge(challenge, `add ${userId}`));
	return prisma().$transaction(async (tx) => {
		// Two at once: one of them makes the codes.
		await lockAccount(tx, userId);
		const before = await tx.userAccount.findUniqueOrThrow({
			where: { id: userId },
			select: { factor: true, _count: { select: { passkeys: true } } },
		});
		const added = await tx.passkey.createMany({ data: [{ ...key, userId, name: named.data }], skipDuplicates: true });
		if (added.count === 0) throw new AppError("conflict", "passkey-there");
		await endSessions(tx, { userId, but: sessionId }, "factor");
		await raiseSession(tx, sessionId, "passkey");
		await recordAccountAudit(tx, userId, "account.passkey-add");
		const isFirst = before._count.passkeys === 0 && !before.factor?.confirmedAt;
		return isFirst ? renewRecoveryCodes(tx, userId) : [];
	});
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
