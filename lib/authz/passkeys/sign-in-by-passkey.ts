import { now } from "../../clock";
import { rateKey } from "../rates/rate-key";
import { takeTurn } from "../rates/rate-limit";
import { noteSecurityEvents } from "../security-log/note-security-event";
import type { SessionPlace } from "../sessions/session-place";
import type { SignInResult } from "../sign-in/sign-in";
import { inSignInTurn } from "../sign-in/sign-in-gate";
import { checkPasskey } from "./check-passkey";
import { spendChallenge } from "./passkey-challenge";

export interface PasskeyTry {
	/** JSON, as the browser gave it. */
	readonly answer: string;
	/** Value of the cookie with the challenge. */
	readonly challenge: string | undefined;
	/** From clientAddress. */
	readonly address: string;
	readonly place: SessionPlace;
}

/**
 * Sign-in by a passkey alone: something that one has, with a PIN or a finger that the device asked for. A wrong answer
 * tells nothing of which keys exist. Sixty tries of an address in ten minutes: there is nothing to guess, only work to make.
 */
export function signInByPasskey(tried: PasskeyTry, at?: Date): Promise<SignInResult> {
	return inSignInTurn(tried.address, () => take(tried, at ?? now()));
}

async function take(tried: PasskeyTry, at: Date): Promise<SignInResult> {
	const turn = await takeTurn([{ key: rateKey("passkey", tried.address), limit: 60, windowSeconds: 600 }], at);
	if (!turn.allowed) return { ok: false, code: "too-many", retryAfterSeconds: turn.retryAfterSeconds };
	const challenge = await spendChallenge(tried.challenge, "sign-in");
	if (challenge === null) return { ok: false, code: "wrong" };
	const key = await checkPasskey(tried.answer, challenge, at);
	if (key === null) return { ok: false, code: "wrong" };
	if (!key.right) {
		const { place } = tried;
		noteSecurityEvents(async () =>
			key.owners.map((owner) => ({ ...owner, event: "sign-in-refused" as const, cause: "passkey" as const, place })),
		);
		return { ok: false, code: "wrong" };
	}
	return {
		ok: true,
		proofs: key.owners.map((owner) => ({ ...owner, signedBy: "passkey" as const })),
		complete: key.owners,
	};
}
