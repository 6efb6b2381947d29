"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
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

/** The whole of it, however long, and a button that copies it. */
function Copied({ label, text }: { label: string; text: string }) {
	const t = useTranslations("accounts");
	const [copied, setCopied] = useState(false);
	return (
		<div className="mt-1 grid justify-items-start gap-1">
			<textarea
				aria-label={label}
				value={text}
				readOnly
				rows={text.length > 40 ? 4 : 1}
				onFocus={(event) => event.currentTarget.select()}
				className="field-control h-auto w-full resize-none py-1 font-mono break-all"
			/>
			<Button
				onClick={async () => {
					await navigator.clipboard?.writeText(text);
					setCopied(true);
				}}
			>
				{t(copied ? "told.copied" : "told.copy")}
			</Button>
		</div>
	);
}
