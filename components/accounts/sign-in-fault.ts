import { findSignInCode, secondsOf } from "@/lib/domain/sign-in-codes";
import type { useTranslations } from "@/lib/i18n/in-browser";

type Words = ReturnType<typeof useTranslations<"accounts">>;

/** The sentence for why a sign-in did not succeed; a general one for a text that is none of our codes. */
export function signInFault(t: Words, told: unknown): string {
	const code = findSignInCode(told);
	if (code === null) return t("signIn.failed");
	const seconds = secondsOf(code);
	if (seconds !== null) return t(code.startsWith("busy") ? "signIn.busyNow" : "signIn.wait", { seconds });
	switch (code) {
		case "wrong":
			return t("signIn.wrong");
		case "code-wrong":
			return t("faults.code-wrong");
		case "passkey-wrong":
			return t("signIn.passkeyFailed");
		case "invalid":
			return t("signIn.incomplete");
		case "form-old":
			return t("signIn.formOld");
		case "provider":
			return t("signIn.providerFailed");
		case "unavailable":
			return t("signIn.unavailable");
		default:
			return t("signIn.failed");
	}
}
