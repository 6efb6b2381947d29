"use client";
import { browserSupportsWebAuthn, startRegistration } from "@simplewebauthn/browser";
import type { PublicKeyCredentialCreationOptionsJSON } from "@simplewebauthn/server";
import { useRouter } from "next/navigation";
import { type FormEvent, useRef, useState } from "react";
import { OwnProofField } from "@/components/second-factor/own-proof-field";
import { RecoveryCodes } from "@/components/second-factor/recovery-codes";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { useTranslations } from "@/lib/i18n/in-browser";

interface PasskeySteps {
	begin(password: string): Promise<{ fault: string | null; options: PublicKeyCredentialCreationOptionsJSON | null }>;
	add(name: string, answer: unknown): Promise<{ fault: string | null; codes: readonly string[] }>;
}

type Outcome = { readonly fault: string | null; readonly codes: readonly string[] } | null;

/** A name and the password; then the browser asks for the key. The first one brings the codes for recovery. */
export function AddPasskey({ steps, asksPassword }: { steps: PasskeySteps; asksPassword: boolean }) {
	const [t, accounts] = [useTranslations("secondFactor"), useTranslations("accounts")];
	const [busy, setBusy] = useState(false);
	const [outcome, setOutcome] = useState<Outcome>(null);
	const form = useRef<HTMLFormElement>(null);
	const router = useRouter();
	if (outcome && outcome.codes.length > 0) return <RecoveryCodes codes={outcome.codes} />;
	const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
		event.preventDefault();
		const filled = new FormData(event.currentTarget);
		setBusy(true);
		setOutcome(null);
		const made = await makePasskey(steps, String(filled.get("name")), String(filled.get("passkey-password") ?? ""));
		setOutcome(made);
		setBusy(false);
		if (made.fault !== null || made.codes.length > 0) return;
		form.current?.reset();
		router.refresh();
	};
	const fault = outcome?.fault ? (`faults.${outcome.fault}` as "faults.invalid") : null;
	return (
		<form ref={form} onSubmit={onSubmit} method="post" className="grid gap-3">
			<Field
				id="passkey-name"
				name="name"
				label={t("passkeys.name")}
				hint={t("passkeys.nameHint")}
				maxLength={60}
				required
			/>
			<OwnProofField id="passkey-password" name="passkey-password" asks={asksPassword} />
			{fault ? (
				<Notice tone="fault" role="alert" title={accounts(accounts.has(fault) ? fault : "faults.invalid")} />
			) : null}
			{outcome && outcome.fault === null ? <Notice role="status" title={t("passkeys.added")} /> : null}
			<div>
				<Button type="submit" look="primary" disabled={busy}>
					{t("passkeys.add")}
				</Button>
			</div>
		</form>
	);
}

async function makePasskey(steps: PasskeySteps, name: string, password: string): Promise<NonNullable<Outcome>> {
	if (!browserSupportsWebAuthn()) return { fault: "passkey-unknown", codes: [] };
	try {
		const { fault, options } = await steps.begin(password);
		if (options === null) return { fault: fault ?? "invalid", codes: [] };
		return await steps.add(name, await startRegistration({ optionsJSON: options }));
	} catch {
		// Cancelled, timed out, or there already: the browser does not tell pages which.
		return { fault: "passkey-failed", codes: [] };
	}
}
