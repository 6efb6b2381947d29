import { type AuthenticationResponseJSON, verifyAuthenticationResponse } from "@simplewebauthn/server";
import { z } from "zod";
import { now } from "../../clock";
import { prisma } from "../../db/client";
import type { UserId } from "../../domain/ids";
import type { Passkey } from "../../generated/prisma/client";
import { rateKey } from "../rates/rate-key";
import { takeTurn } from "../rates/rate-limit";
import { notePersonRefused } from "../security-log/note-person-refused";
import type { SessionPlace } from "../sessions/session-place";
import type { SignInResult } from "../sign-in/sign-in";
import { spendChallenge } from "./passkey-challenge";
import { relyingParty } from "./relying-party";

export interface PasskeyTry {
	/** JSON, as the browser gave it. */
	readonly answer: string;
	/** Value of the cookie with the challenge. */
	readonly challenge: string | undefined;
	/** From clientAddress. */
	readonly address: string;
	readonly place: SessionPlace;
}

const answerSchema = z.object({
	id: z.string().max(1400),
	rawId: z.string().max(1400),
	type: z.literal("public-key"),
	clientExtensionResults: z.object({}).loose(),
	response: z.object({
		authenticatorData: z.string().max(4000),
		clientDataJSON: z.string().max(4000),
		signature: z.string().max(6000),
		userHandle: z.string().max(200).optional(),
	}),
});

/**
 * Sign-in by a passkey alone: something that one has, with a PIN or a finger that the device asked for. A wrong answer
 * tells nothing of which keys exist. Sixty tries of an address in ten minutes: there is nothing to guess, only work to make.
 */
export async function signInByPasskey(tried: PasskeyTry, at: Date = now()): Promise<SignInResult> {
	const turn = await takeTurn([{ key: rateKey("passkey", tried.address), limit: 60, windowSeconds: 600 }], at);
	if (!turn.allowed) return { ok: false, code: "too-many", retryAfterSeconds: turn.retryAfterSeconds };
	const challenge = await spendChallenge(tried.challenge, "sign-in");
	const answer = parse(tried.answer);
	if (challenge === null || answer === null) return { ok: false, code: "wrong" };
	const key = await prisma().passkey.findFirst({
		where: { credentialId: answer.id, user: { OR: [{ endedAt: null }, { endedAt: { gt: at } }] } },
		include: { user: { select: { email: true } } },
	});
	if (key === null) return { ok: false, code: "wrong" };
	const counter = await verify(answer, challenge, key);
	if (counter === null) {
		notePersonRefused(key.user.email, "passkey", tried.place);
		return { ok: false, code: "wrong" };
	}
	// A counter that went back would be a copy of the key; the library refuses it, and so does the row.
	const used = await prisma().passkey.updateMany({
		where: { credentialId: key.credentialId, counter: { lte: counter } },
		data: { counter, usedAt: at },
	});
	if (used.count === 0) return { ok: false, code: "wrong" };
	return { ok: true, userId: key.userId as UserId, email: key.user.email, signedBy: "passkey" };
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
