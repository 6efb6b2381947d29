"use client";
import { browserSupportsWebAuthn, startAuthentication } from "@simplewebauthn/browser";
import type { PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/server";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

export interface PasskeySteps {
	ask(): Promise<PublicKeyCredentialRequestOptionsJSON>;
	/** What the browser answered, as JSON. False: it was no passkey that opens this; a text: why else it did not. */
	show(answer: string): Promise<boolean | string>;
}

/** A passkey is shown, where the browser knows them; then a whole new page, with all that the session has from now on. */
export function PasskeyButton({ steps, label, fault }: { steps: PasskeySteps; label: string; fault: string }) {
	const [known, setKnown] = useState(false);
	const [busy, setBusy] = useState(false);
	const [failed, setFailed] = useState<string | null>(null);
	useEffect(() => setKnown(browserSupportsWebAuthn()), []);
	if (!known) return null;
	const onClick = async () => {
		setBusy(true);
		setFailed(null);
		const shown = await steps
			.ask()
			.then((optionsJSON) => startAuthentication({ optionsJSON }))
			.then((signed) => steps.show(JSON.stringify(signed)))
			.catch(() => false);
		if (shown === true) return window.location.assign("/");
		setFailed(shown === false ? fault : shown);
		setBusy(false);
	};
	return (
		<div className="grid gap-3">
			{failed ? <Notice tone="fault" role="alert" title={failed} /> : null}
			<div>
				<Button onClick={onClick} disabled={busy}>
					{label}
				</Button>
			</div>
		</div>
	);
}
