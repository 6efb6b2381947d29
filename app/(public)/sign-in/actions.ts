"use server";
import { generateAuthenticationOptions } from "@simplewebauthn/server";
import { cookies } from "next/headers";
import { z } from "zod";
import { passkeyCookie, passkeyCookieSeconds, sealChallenge } from "@/lib/authz/passkeys/passkey-challenge";
import { relyingParty } from "@/lib/authz/passkeys/relying-party";
import { cookieOptions } from "@/lib/cookie-name";
import { action } from "@/lib/http/action";

/** What a passkey is to sign. Of any account: which keys exist is not told. */
export const askPasskey = action({
	scope: "none",
	input: z.tuple([]),
	work: async () => {
		const options = await generateAuthenticationOptions({ rpID: relyingParty().id, userVerification: "required" });
		const sealed = await sealChallenge(options.challenge, "sign-in");
		(await cookies()).set(passkeyCookie(), sealed, cookieOptions(passkeyCookieSeconds));
		return options;
	},
});
