"use client";
import { useTranslations } from "use-intl/react";
import { AccountForm } from "@/components/accounts/account-form";
import type { FormAction } from "@/components/accounts/form-outcome";
import { Field } from "@/components/ui/field";

export function BeginFactor({ action }: { action: FormAction }) {
	const [t, accounts] = [useTranslations("secondFactor"), useTranslations("accounts")];
	return (
		<AccountForm action={action} submit={t("begin")}>
			<Field
				id="password"
				name="password"
				label={accounts("password")}
				type="password"
				autoComplete="current-password"
				required
			/>
		</AccountForm>
	);
}
