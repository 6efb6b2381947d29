"use client";
import { browserSupportsWebAuthn, startRegistration } from "@simplewebauthn/browser";
import type { PublicKeyCredentialCreationOptionsJSON } from "@simplewebauthn/server";
import { useRouter } from "next/navigation";
import { ActFrame } from "@/components/acts/act-form";
import { useAct } from "@/components/acts/use-act";
import { OwnProofField } from "@/components/second-factor/own-proof-field";
import { RecoveryCodes } from "@/components/second-factor/recovery-codes";
import { Field } from "@/components/ui/field";
import type { Answer, Refused } from "@/lib/domain/answer";
import { useTranslations } from "@/lib/i18n/in-browser";

interface PasskeySteps {
	begin(password: string): Promise<Answer<PublicKeyCredentialCreationOptionsJSON>>;
	/** Answers the codes for recovery, where it is the first factor. */
	add(name: string, answer: unknown): Promise<Answer<readonly string[]>>;
}

/** A name and the password; then the browser asks for the key. The first one brings the codes for recovery. */
export function AddPasskey({ steps, asksPassword }: { steps: PasskeySteps; asksPassword: boolean }) {
	const t = useTranslations("secondFactor");
	const router = useRouter();
	const act = useAct({
		name: "add-passkey",
		empties: true,
		action: (filled: FormData) => makePasskey(steps, filled),
		onDone: (codes) => {
			if (codes.length === 0) router.refresh();
		},
	});
	const { outcome } = act;
	if (outcome?.state === "done" && outcome.done.length > 0) return <RecoveryCodes codes={outcome.done} />;
	return (
		<ActFrame act={act} words="accounts" submit={t("passkeys.add")} done={t("passkeys.added")}>
			<Field
				id="passkey-name"
				name="name"
				label={t("passkeys.name")}
				hint={t("passkeys.nameHint")}
				maxLength={60}
				required
			/>
			<OwnProofField id="passkey-password" name="passkey-password" asks={asksPassword} />
		</ActFrame>
	);
}

async function makePasskey(steps: PasskeySteps, filled: FormData): Promise<Answer<readonly string[]>> {
	if (!browserSupportsWebAuthn()) return refused("passkey-unknown");
	const begun = await steps.begin(String(filled.get("passkey-password") ?? ""));
	if (begun.state !== "done") return begun;
	// Cancelled, timed out, or there already: the browser does not tell pages which.
	const made = await startRegistration({ optionsJSON: begun.done }).catch(() => null);
	if (made === null) return refused("passkey-failed");
	return steps.add(String(filled.get("name")), made);
}

const refused = (fault: string): Refused => ({ state: "refused", fault, code: "invalid" });
