"use client";
import { Field } from "@/components/ui/field";
import { useTranslations } from "@/lib/i18n/in-browser";

/** The password once more; who has none proves it by having come through the provider just now. */
export function OwnProofField({ id, name = "password", asks }: { id: string; name?: string; asks: boolean }) {
	const [t, accounts] = [useTranslations("secondFactor"), useTranslations("accounts")];
	if (!asks) return <p className="text-s text-ink-3">{t("noPassword")}</p>;
	return (
		<Field id={id} name={name} label={accounts("password")} type="password" autoComplete="current-password" required />
	);
}
