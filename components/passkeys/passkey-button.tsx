"use client";
import { browserSupportsWebAuthn, startAuthentication } from "@simplewebauthn/browser";
import type { PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/server";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { Answer } from "@/lib/domain/answer";

export interface PasskeySteps {
	ask(): Promise<Answer<PublicKeyCredentialRequestOptionsJSON>>;
	/** What the browser answered, as JSON. Not done: it was no passkey that opens this; a text: why else it did not. */
	show(answer: string): Promise<Answer<unknown> | string>;
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
		const shown = await showPasskey(steps).catch(() => null);
		if (shown !== null && typeof shown !== "string" && shown.state === "done") return window.location.assign("/");
		setFailed(typeof shown === "string" ? shown : fault);
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

async function showPasskey(steps: PasskeySteps): Promise<Answer<unknown> | string> {
	const asked = await steps.ask();
	if (asked.state !== "done") return asked;
	const signed = await startAuthentication({ optionsJSON: asked.done });
	return steps.show(JSON.stringify(signed));
}
