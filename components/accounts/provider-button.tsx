"use client";
import { signIn } from "next-auth/react";
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
	return (
		<Button
			look={look}
			onClick={() => signIn("oidc", { callbackUrl: returnTo }, again ? { prompt: "login" } : undefined)}
		>
			{label}
		</Button>
	);
}
