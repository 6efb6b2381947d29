import { type AuthenticationResponseJSON, verifyAuthenticationResponse } from "@simplewebauthn/server";
import { z } from "zod";
import { now } from "../../clock";
import { prisma } from "../../db/client";
import type { UserId } from "../../domain/ids";
import type { Passkey } from "../../generated/prisma/client";
import { credentialSchema } from "./credential-schema";
import { relyingParty } from "./relying-party";

const answerSchema = credentialSchema({
	authenticatorData: z.string().max(4000),
	clientDataJSON: z.string().max(4000),
	signature: z.string().max(6000),
	userHandle: z.string().max(200).optional(),
});

/** Whose key it is; right: it signed this challenge, on our page, with the person verified, and is no copy. */
export interface CheckedPasskey {
	readonly userId: UserId;
	readonly email: string;
	readonly right: boolean;
}

/**
 * Checks the answer of a browser (JSON) to a challenge of ours, once it was spent. Null: the answer has another form, or no account of
 * today has this key.
 */
export async function checkPasskey(text: string, challenge: string, at: Date = now()): Promise<CheckedPasskey | null> {
	const answer = parse(text);
	if (answer === null) return null;
	const key = await prisma().passkey.findFirst({
		where: { credentialId: answer.id, user: { OR: [{ endedAt: null }, { endedAt: { gt: at } }] } },
		include: { user: { select: { email: true } } },
	});
	if (key === null) return null;
	const owner = { userId: key.userId as UserId, email: key.user.email };
	const counter = await verify(answer, challenge, key);
	if (counter === null) return { ...owner, right: false };
	// A counter that went back would be a copy of the key; the library refuses it, and so does the row.
	const used = await prisma().passkey.updateMany({
		where: { credentialId: key.credentialId, counter: { lte: counter } },
		data: { counter, usedAt: at },
	});
	return { ...owner, right: used.count > 0 };
}

function parse(text: string): AuthenticationResponseJSON | null {
	if (text.length > 20_000) return null;
	try {
		return answerSchema.parse(JSON.parse(text)) as AuthenticationResponseJSON;
	} catch {
		return null;
	}
}

/** The new counter; null: not signed by this key, for this challenge, on our page, with the person verified. */
async function verify(response: AuthenticationResponseJSON, challenge: string, key: Passkey): Promise<number | null> {
	const { id: expectedRPID, origin: expectedOrigin } = relyingParty();
	const owner = Buffer.from(key.userId).toString("base64url");
	if (response.response.userHandle && response.response.userHandle !== owner) return null;
	const credential = { id: key.credentialId, publicKey: new Uint8Array(key.publicKey), counter: Number(key.counter) };
	try {
		const { verified, authenticationInfo } = await verifyAuthenticationResponse({
			...{ response, expectedChallenge: challenge, expectedOrigin, expectedRPID, credential },
			requireUserVerification: true,
		});
		return verified ? authenticationInfo.newCounter : null;
	} catch {
		return null;
	}
}
