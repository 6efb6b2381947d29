"use client";
import { Field } from "@/components/ui/field";
import { useTranslations } from "@/lib/i18n/in-browser";

/** A code of the app, or one for recovery where that will do. */
export function CodeField({ id, recovery = false }: { id: string; recovery?: boolean }) {
	const t = useTranslations("accounts");
	return (
		<Field
			id={id}
			name="code"
			label={t("code")}
			hint={recovery ? t("codeHint") : undefined}
			inputMode={recovery ? undefined : "numeric"}
			autoComplete="one-time-code"
			maxLength={40}
			required
		/>
	);
}
