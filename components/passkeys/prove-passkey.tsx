"use client";
import { browserSupportsWebAuthn, startAuthentication } from "@simplewebauthn/browser";
import type { PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/server";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

interface ProveSteps {
	ask(): Promise<PublicKeyCredentialRequestOptionsJSON>;
	/** False: it was not a passkey of this account. */
	prove(answer: string): Promise<boolean>;
}

/** A passkey of the own account shown within a session, where the browser knows them. */
export function ProvePasskey({ steps }: { steps: ProveSteps }) {
	const [t, accounts] = [useTranslations("secondFactor"), useTranslations("accounts")];
	const [known, setKnown] = useState(false);
	const [busy, setBusy] = useState(false);
	const [failed, setFailed] = useState(false);
	useEffect(() => setKnown(browserSupportsWebAuthn()), []);
	if (!known) return null;
	const onClick = async () => {
		setBusy(true);
		setFailed(false);
		const shown = await steps
			.ask()
			.then((optionsJSON) => startAuthentication({ optionsJSON }))
			.then((signed) => steps.prove(JSON.stringify(signed)))
			.catch(() => false);
		// A whole new page: with the roles that the session has from now on.
		if (shown) return window.location.assign("/");
		setFailed(true);
		setBusy(false);
	};
	return (
		<div className="grid gap-3">
			{failed ? <Notice tone="fault" role="alert" title={accounts("faults.passkey-failed")} /> : null}
			<div>
				<Button onClick={onClick} disabled={busy}>
					{t("prove.passkey")}
				</Button>
			</div>
		</div>
	);
}
