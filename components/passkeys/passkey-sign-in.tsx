"use client";
import { browserSupportsWebAuthn, startAuthentication } from "@simplewebauthn/browser";
import type { PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/server";
import { signIn } from "next-auth/react";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

/** Sign-in by a passkey, where the browser knows them. */
export function PasskeySignIn({ ask }: { ask: () => Promise<PublicKeyCredentialRequestOptionsJSON> }) {
	const t = useTranslations("accounts");
	const [known, setKnown] = useState(false);
	const [busy, setBusy] = useState(false);
	const [failed, setFailed] = useState(false);
	useEffect(() => setKnown(browserSupportsWebAuthn()), []);
	if (!known) return null;
	const onClick = async () => {
		setBusy(true);
		setFailed(false);
		const answer = await ask()
			.then((optionsJSON) => startAuthentication({ optionsJSON }))
			.then((signed) => signIn("passkey", { redirect: false, answer: JSON.stringify(signed) }))
			.catch(() => undefined);
		// A whole new page: everything on it belongs to the one who signed in.
		if (answer?.ok) return window.location.assign("/");
		setFailed(true);
		setBusy(false);
	};
	return (
		<div className="grid gap-3">
			{failed ? <Notice tone="fault" role="alert" title={t("signIn.passkeyFailed")} /> : null}
			<div>
				<Button onClick={onClick} disabled={busy}>
					{t("signIn.passkey")}
				</Button>
			</div>
		</div>
	);
}
