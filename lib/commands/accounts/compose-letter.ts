import type { Locale } from "../../i18n/locales";
import { translator } from "../../i18n/translator";

export const letterTemplates = [
	"invitation",
	"roleGranted",
	"roleOffered",
	"passwordReset",
	"addressConfirm",
	"addressChanged",
	"roleTold",
	"connectionApproved",
	"pullStopped",
	"pullHeld",
] as const;
export type LetterTemplate = (typeof letterTemplates)[number];

/** Whether the link of a letter lets its reader into an account: nobody else may read it. */
export function opensAccount(template: LetterTemplate): boolean {
	return ["invitation", "passwordReset", "addressConfirm", "addressChanged"].includes(template);
}

/** What the words of a letter need. Without a link (sent already, or not readable here) its place says so. */
export interface LetterParameters {
	readonly name: string;
	readonly school: string;
	readonly link: string | null;
	/** Where the letter is about one. */
	readonly supplier?: string;
}

/** Subject and text of a mail; the same words on the outbox page. */
export function composeLetter(
	template: LetterTemplate,
	locale: Locale,
	parameters: LetterParameters,
): { subject: string; text: string } {
	const t = translator(locale, "mail");
	const values = { supplier: "", ...parameters, link: parameters.link ?? t("linkRemoved") };
	const lines = [
		t("greeting", values),
		t(`${template}.text`, values),
		values.link,
		t(`${template}.end`),
		t("signature"),
	];
	return { subject: t(`${template}.subject`, values), text: lines.join("\n\n") };
}
