"use client";
import { useState } from "react";
import { askSignIn } from "@/components/query/ask-sign-in";
import { Button } from "@/components/ui/button";

/** To the OpenID provider, and back to a page of ours. */
export function ProviderButton({
	label,
	returnTo,
	again = false,
	look = "plain",
}: {
	label: string;
	returnTo: string;
	/** The provider is to ask who it is, whoever is signed in there. */
	again?: boolean;
	look?: "plain" | "primary";
}) {
	const [busy, setBusy] = useState(false);
	const onClick = async () => {
		setBusy(true);
		const answer = await askSignIn(again ? "signin/oidc?prompt=login" : "signin/oidc", { callbackUrl: returnTo });
		if ("address" in answer) return window.location.assign(answer.address);
		// That page has the words, and the other ways in.
		window.location.assign(`/sign-in?error=${encodeURIComponent(answer.fault)}`);
	};
	return (
		<Button look={look} onClick={onClick} disabled={busy}>
			{label}
		</Button>
	);
}
