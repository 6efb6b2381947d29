"use client";
import { signIn } from "next-auth/react";
import { Button } from "@/components/ui/button";

/** To the OpenID provider, and back to a page of ours. */
export function ProviderButton({ label, returnTo }: { label: string; returnTo: string }) {
	return <Button onClick={() => signIn("oidc", { callbackUrl: returnTo })}>{label}</Button>;
}
