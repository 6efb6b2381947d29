"use server";
import { generateAuthenticationOptions } from "@simplewebauthn/server";
import { cookies } from "next/headers";
import { z } from "zod";
import { passkeyCookie, passkeyCookieSeconds, sealChallenge } from "@/lib/authz/passkeys/passkey-challenge";
import { relyingParty } from "@/lib/authz/passkeys/relying-party";
import { addPasskey } from "@/lib/commands/passkeys/add-passkey";
import { beginPasskey } from "@/lib/commands/passkeys/begin-passkey";
import { removePasskey } from "@/lib/commands/passkeys/remove-passkey";
import { proveByPasskey } from "@/lib/commands/second-factor/prove-factor";
import { cookieOptions } from "@/lib/cookie-name";
import { action } from "@/lib/http/action";
import { secretText } from "@/lib/http/form-schemas";

export const beginOwnPasskey = action({
	scope: "own-account",
	input: z.tuple([z.string().max(1_000)]),
	work: async ({ scope, input: [password] }) => {
		const options = await beginPasskey(scope, password);
		await setChallenge(options.challenge, `add ${scope.sessionId}`);
		return options;
	},
});

/** Answers the codes for recovery, which are shown once, in place of the form; the page is read again when they were seen. */
export const addOwnPasskey = action({
	scope: "own-account",
	input: z.tuple([z.string().max(1_000), z.unknown()]),
	work: async ({ scope, input: [name, answer] }) =>
		addPasskey(scope, { name, answer, challenge: await takeChallenge() }),
});

export const removeOwnPasskey = action({
	scope: "own-account",
	input: z.object({ credentialId: z.string(), password: secretText }),
	refresh: "/second-factor",
	work: ({ scope, input }) => removePasskey(scope, input),
});

/** What a passkey of this account is to sign, to show it within the session. */
export const askOwnPasskey = action({
	scope: "own-account",
	input: z.tuple([]),
	work: async ({ scope }) => {
		const options = await generateAuthenticationOptions({ rpID: relyingParty().id, userVerification: "required" });
		await setChallenge(options.challenge, `prove ${scope.sessionId}`);
		return options;
	},
});

export const proveOwnPasskey = action({
	scope: "own-account",
	input: z.tuple([z.string().max(20_000)]),
	work: async ({ scope, input: [answer] }) => proveByPasskey(scope, { answer, challenge: await takeChallenge() }),
});

async function setChallenge(challenge: string, purpose: `${"add" | "prove"} ${string}`): Promise<void> {
	const sealed = await sealChallenge(challenge, purpose);
	(await cookies()).set(passkeyCookie(), sealed, cookieOptions(passkeyCookieSeconds));
}

/** Of this browser; it is of use once, whatever becomes of it. */
async function takeChallenge(): Promise<string | undefined> {
	const jar = await cookies();
	const challenge = jar.get(passkeyCookie())?.value;
	jar.set(passkeyCookie(), "", cookieOptions(0));
	return challenge;
}
