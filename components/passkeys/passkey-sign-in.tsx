"use client";
import { signIn } from "next-auth/react";
import { useTranslations } from "@/lib/i18n/in-browser";
import { PasskeyButton, type PasskeySteps } from "./passkey-button";

/** Sign-in by a passkey, where the browser knows them. */
export function PasskeySignIn({ ask }: Pick<PasskeySteps, "ask">) {
	const t = useTranslations("accounts");
	const show = async (answer: string) => (await signIn("passkey", { redirect: false, answer }))?.ok === true;
	return <PasskeyButton steps={{ ask, show }} label={t("signIn.passkey")} fault={t("signIn.passkeyFailed")} />;
}
