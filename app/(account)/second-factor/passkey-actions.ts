"use server";
import {
	generateAuthenticationOptions,
	type PublicKeyCredentialCreationOptionsJSON,
	type PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/server";
import { revalidatePath } from "next/cache";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { outcomeOf } from "@/app/(public)/outcome-of";
import type { FormOutcome } from "@/components/accounts/form-outcome";
import { findAccountScope } from "@/lib/authz/boards/request-boards";
import { passkeyCookie, passkeyCookieSeconds, sealChallenge } from "@/lib/authz/passkeys/passkey-challenge";
import { relyingParty } from "@/lib/authz/passkeys/relying-party";
import type { AccountScope } from "@/lib/authz/scope";
import { addPasskey } from "@/lib/commands/passkeys/add-passkey";
import { beginPasskey } from "@/lib/commands/passkeys/begin-passkey";
import { removePasskey } from "@/lib/commands/passkeys/remove-passkey";
import { proveByPasskey } from "@/lib/commands/second-factor/prove-factor";
import { cookieOptions } from "@/lib/cookie-name";
import { action } from "@/lib/http/action";

interface BegunPasskey {
	readonly fault: string | null;
	readonly options: PublicKeyCredentialCreationOptionsJSON | null;
}

export const beginOwnPasskey = action(z.tuple([z.string().max(1_000)]), async (password): Promise<BegunPasskey> => {
	const scope = await ownScope();
	let options: PublicKeyCredentialCreationOptionsJSON | null = null;
	const outcome = await outcomeOf(async () => {
		options = await beginPasskey(scope, password);
		const sealed = await sealChallenge(options.challenge, `add ${scope.sessionId}`);
		(await cookies()).set(passkeyCookie(), sealed, cookieOptions(passkeyCookieSeconds));
	});
	return { fault: outcome?.fault ?? null, options };
});

/** The codes are shown once, in place of the form; the page is read again when they were seen. */
export const addOwnPasskey = action(
	z.tuple([z.string().max(1_000), z.unknown()]),
	async (name, answer): Promise<{ fault: string | null; codes: readonly string[] }> => {
		const scope = await ownScope();
		const jar = await cookies();
		let codes: readonly string[] = [];
		const outcome = await outcomeOf(async () => {
			codes = await addPasskey(scope, { name, answer, challenge: jar.get(passkeyCookie())?.value });
		});
		jar.set(passkeyCookie(), "", cookieOptions(0));
		return { fault: outcome?.fault ?? null, codes };
	},
);

export const removeOwnPasskey = action("state", async (_before: FormOutcome, form: FormData): Promise<FormOutcome> => {
	const scope = await ownScope();
	const input = { credentialId: String(form.get("credentialId")), password: String(form.get("password") ?? "") };
	const outcome = await outcomeOf(() => removePasskey(scope, input));
	revalidatePath("/second-factor");
	return outcome;
});

/** What a passkey of this account is to sign, to show it within the session. */
export const askOwnPasskey = action(z.tuple([]), async (): Promise<PublicKeyCredentialRequestOptionsJSON> => {
	const scope = await ownScope();
	const options = await generateAuthenticationOptions({ rpID: relyingParty().id, userVerification: "required" });
	const sealed = await sealChallenge(options.challenge, `prove ${scope.sessionId}`);
	(await cookies()).set(passkeyCookie(), sealed, cookieOptions(passkeyCookieSeconds));
	return options;
});

export const proveOwnPasskey = action(z.tuple([z.string().max(20_000)]), async (answer): Promise<boolean> => {
	const [scope, jar] = [await ownScope(), await cookies()];
	const given = { answer, challenge: jar.get(passkeyCookie())?.value };
	const outcome = await outcomeOf(() => proveByPasskey(scope, given));
	jar.set(passkeyCookie(), "", cookieOptions(0));
	return outcome?.fault === null;
});

/** Not requireScope: that sends an admin who lacks a factor to this page. */
async function ownScope(): Promise<AccountScope> {
	return (await findAccountScope()) ?? redirect("/sign-in");
}
