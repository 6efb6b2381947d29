"use client";
import { signInFault } from "@/components/accounts/sign-in-fault";
import { askSignIn } from "@/components/query/ask-sign-in";
import { useTranslations } from "@/lib/i18n/in-browser";
import { PasskeyButton, type PasskeySteps } from "./passkey-button";

/** Sign-in by a passkey, where the browser knows them. */
export function PasskeySignIn({ ask }: Pick<PasskeySteps, "ask">) {
	const t = useTranslations("accounts");
	const show = async (answer: string) => {
		const told = await askSignIn("callback/passkey", { answer });
		return "address" in told ? ({ state: "done", done: null } as const) : signInFault(t, told.fault);
	};
	return <PasskeyButton steps={{ ask, show }} label={t("signIn.passkey")} fault={t("signIn.passkeyFailed")} />;
}
