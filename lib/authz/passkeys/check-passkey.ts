import { type AuthenticationResponseJSON, verifyAuthenticationResponse } from "@simplewebauthn/server";
import { z } from "zod";
import { now } from "../../clock";
import { inEachPlace } from "../../db/in-place";
import type { AccountKey } from "../../domain/ids";
import { listPasskeyAccounts } from "../sign-in/find-accounts";
import { credentialSchema } from "./credential-schema";
import { relyingParty } from "./relying-party";
import { isUserHandleOf } from "./user-handle";

const answerSchema = credentialSchema({
	authenticatorData: z.string().max(4000),
	clientDataJSON: z.string().max(4000),
	signature: z.string().max(6000),
	userHandle: z.string().max(200).optional(),
});

/** The accounts whose key it is; right: it signed this challenge, on our page, with the person verified, and is no copy. */
export interface CheckedPasskey {
	readonly owners: readonly AccountKey[];
	readonly right: boolean;
}

/**
 * Checks the answer of a browser (JSON) to a challenge of ours, once it was spent. Null: the answer has another form, or no account of
 * today has this key.
 */
export async function checkPasskey(text: string, challenge: string, at: Date = now()): Promise<CheckedPasskey | null> {
	const answer = parse(text);
	if (answer === null) return null;
	const keys = await listPasskeyAccounts(answer.id);
	const [key] = keys;
	if (!key) return null;
	const owners = keys.map(({ placeId, userId }) => ({ placeId, userId }));
	const counter = await verify(answer, challenge, key, owners);
	if (counter === null) return { owners, right: false };
	// A counter that went back would be a copy of the key; the library refuses it, and so does the row.
	let used = 0;
	await inEachPlace(owners, async (tx, { placeId, userId }) => {
		const counted = await tx.passkey.updateMany({
			where: { placeId, userId, credentialId: answer.id, counter: { lte: counter } },
			data: { counter, usedAt: at },
		});
		used += counted.count;
	});
	return { owners, right: used === owners.length };
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
async function verify(
	response: AuthenticationResponseJSON,
	challenge: string,
	key: { readonly publicKey: Uint8Array; readonly counter: bigint },
	owners: readonly AccountKey[],
): Promise<number | null> {
	const { id: expectedRPID, origin: expectedOrigin } = relyingParty();
	const { userHandle } = response.response;
	if (userHandle && !owners.some((owner) => isUserHandleOf(owner, userHandle))) return null;
	const credential = { id: response.id, publicKey: new Uint8Array(key.publicKey), counter: Number(key.counter) };
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
