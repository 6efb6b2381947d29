"use server";
import {
	generateAuthenticationOptions,
	type PublicKeyCredentialCreationOptionsJSON,
	type PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/server";
import { revalidatePath } from "next/cache";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
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

interface BegunPasskey {
	readonly fault: string | null;
	readonly options: PublicKeyCredentialCreationOptionsJSON | null;
}

export async function beginOwnPasskey(password: unknown): Promise<BegunPasskey> {
	const scope = await ownScope();
	let options: PublicKeyCredentialCreationOptionsJSON | null = null;
	const outcome = await outcomeOf(async () => {
		options = await beginPasskey(scope, String(password));
		const sealed = await sealChallenge(options.challenge, `add ${scope.userId}`);
		(await cookies()).set(passkeyCookie(), sealed, cookieOptions(passkeyCookieSeconds));
	});
	return { fault: outcome?.fault ?? null, options };
}

/** The codes are shown once, in place of the form; the page is read again when they were seen. */
export async function addOwnPasskey(
	name: unknown,
	answer: unknown,
): Promise<{ fault: string | null; codes: readonly string[] }> {
	const scope = await ownScope();
	const jar = await cookies();
	let codes: readonly string[] = [];
	const outcome = await outcomeOf(async () => {
		codes = await addPasskey(scope, { name: String(name), answer, challenge: jar.get(passkeyCookie())?.value });
	});
	jar.set(passkeyCookie(), "", cookieOptions(0));
	return { fault: outcome?.fault ?? null, codes };
}

export async function removeOwnPasskey(_before: FormOutcome, form: FormData): Promise<FormOutcome> {
	const scope = await ownScope();
	const input = { credentialId: String(form.get("credentialId")), password: String(form.get("password") ?? "") };
	const outcome = await outcomeOf(() => removePasskey(scope, input));
	revalidatePath("/second-factor");
	return outcome;
}

/** What a passkey of this account is to sign, to show it within the session. */
export async function askOwnPasskey(): Promise<PublicKeyCredentialRequestOptionsJSON> {
	const scope = await ownScope();
	const options = await generateAuthenticationOptions({ rpID: relyingParty().id, userVerification: "required" });
	const sealed = await sealChallenge(options.challenge, `prove ${scope.userId}`);
	(await cookies()).set(passkeyCookie(), sealed, cookieOptions(passkeyCookieSeconds));
	return options;
}

export async function proveOwnPasskey(answer: unknown): Promise<boolean> {
	const [scope, jar] = [await ownScope(), await cookies()];
	const given = { answer: String(answer), challenge: jar.get(passkeyCookie())?.value };
	const outcome = await outcomeOf(() => proveByPasskey(scope, given));
	jar.set(passkeyCookie(), "", cookieOptions(0));
	return outcome?.fault === null;
}

/** Not requireScope: that sends an admin who lacks a factor to this page. */
async function ownScope(): Promise<AccountScope> {
	return (await findAccountScope()) ?? redirect("/sign-in");
}
