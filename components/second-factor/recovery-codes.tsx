"use client";
import { Notice } from "@/components/ui/notice";
import { useTranslations } from "@/lib/i18n/in-browser";

/** The codes for recovery, shown this once. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
	const t = useTranslations("secondFactor");
	return (
		<div className="grid gap-3" role="status">
			<Notice title={t("done.title")}>{t("done.text")}</Notice>
			<ul className="grid gap-1 font-mono">
				{codes.map((code) => (
					<li key={code}>{code}</li>
				))}
			</ul>
			{/* A whole new page: what the account may do has changed. */}
			<a href="/" className="link">
				{t("done.onward")}
			</a>
		</div>
	);
}
