"use client";
import { useTranslations } from "use-intl/react";
import { askSignIn } from "@/components/query/ask-sign-in";
import { PasskeyButton, type PasskeySteps } from "./passkey-button";

/** Sign-in by a passkey, where the browser knows them. */
export function PasskeySignIn({ ask }: Pick<PasskeySteps, "ask">) {
	const t = useTranslations("accounts");
	const show = async (answer: string) => "address" in (await askSignIn("callback/passkey", { answer }));
	return <PasskeyButton steps={{ ask, show }} label={t("signIn.passkey")} fault={t("signIn.passkeyFailed")} />;
}
