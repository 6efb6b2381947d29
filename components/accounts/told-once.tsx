"use client";
import { Notice } from "@/components/ui/notice";
import { useTranslations } from "@/lib/i18n/in-browser";
import type { ToldOnce as Told } from "./form-outcome";

/** A link or a code that is kept nowhere, to be passed on: selected at once when one clicks it. */
export function ToldOnce({ told }: { told: Told }) {
	const t = useTranslations("accounts");
	return (
		<>
			{told.link === null ? null : (
				<Notice tone="late" role="status" title={t("told.linkPlain")}>
					<Copied label={t("told.linkLabel")} text={told.link} />
				</Notice>
			)}
			{told.code === null ? null : (
				<Notice tone="late" role="status" title={t("told.code")}>
					<Copied label={t("told.codeLabel")} text={told.code} />
				</Notice>
			)}
		</>
	);
}

function Copied({ label, text }: { label: string; text: string }) {
	return (
		<input
			aria-label={label}
			value={text}
			readOnly
			onFocus={(event) => event.currentTarget.select()}
			className="field-control mt-1 w-full font-mono"
		/>
	);
}
