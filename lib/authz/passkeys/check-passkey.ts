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
	/** Of a right answer those whose own public key it was signed by; else every account that names this credential. */
	readonly owners: readonly AccountKey[];
	readonly right: boolean;
}

/**
 * Checks the answer of a browser (JSON) to a challenge of ours, once it was spent. The name of a credential is no secret and anybody may give it to a
 * key of their own, so each account is proven by its own public key alone. Null: the answer has another form, or no account of today has this key.
 */
export async function checkPasskey(text: string, challenge: string, at: Date = now()): Promise<CheckedPasskey | null> {
	const answer = parse(text);
	if (answer === null) return null;
	const keys = await listPasskeyAccounts(answer.id);
	if (keys.length === 0) return null;
	const proven: (AccountKey & { readonly used: number })[] = [];
	for (const key of keys) {
		const used = await verify(answer, challenge, key, keys.filter(isSameKey(key)));
		if (used !== null) proven.push({ placeId: key.placeId, userId: key.userId, used });
	}
	const owners: AccountKey[] = [];
	await inEachPlace(proven, async (tx, { placeId, userId, used }) => {
		// A counter that went back would be a copy of the key; the library refuses it, and so does the row.
		const counted = await tx.passkey.updateMany({
			where: { placeId, userId, credentialId: answer.id, counter: { lte: used } },
			data: { counter: used, usedAt: at },
		});
		if (counted.count > 0) owners.push({ placeId, userId });
	});
	if (owners.length > 0) return { owners, right: true };
	return { owners: keys.map(({ placeId, userId }) => ({ placeId, userId })), right: false };
}

type OwnedKey = Awaited<ReturnType<typeof listPasskeyAccounts>>[number];

/** One key of a device may be at several places: its handle names one of them. */
function isSameKey(key: OwnedKey) {
	return (other: OwnedKey) => Buffer.from(other.publicKey).equals(Buffer.from(key.publicKey));
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
