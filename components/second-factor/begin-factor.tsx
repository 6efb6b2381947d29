"use client";
import { AccountForm } from "@/components/accounts/account-form";
import type { TellingAct } from "@/components/accounts/form-outcome";
import { useTranslations } from "@/lib/i18n/in-browser";
import { OwnProofField } from "./own-proof-field";

export function BeginFactor({ action, asksPassword }: { action: TellingAct; asksPassword: boolean }) {
	const t = useTranslations("secondFactor");
	return (
		<AccountForm name="begin-factor" keeps={false} action={action} submit={t("begin")}>
			<OwnProofField id="password" asks={asksPassword} />
		</AccountForm>
	);
}
