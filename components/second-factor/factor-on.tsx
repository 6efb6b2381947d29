import { AccountForm } from "@/components/accounts/account-form";
import type { FormAction } from "@/components/accounts/form-outcome";
import { Field } from "@/components/ui/field";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { OwnFactor } from "@/lib/queries/second-factor/find-own-factor";
import { CodeField } from "./code-field";

/** Since when it is on, how many codes for recovery are left, and the way to take it away. */
export async function FactorOn({
	factor,
	today,
	action,
}: {
	factor: Extract<OwnFactor, { state: "on" }>;
	today: string;
	action: FormAction;
}) {
	const [t, accounts, format] = await Promise.all([
		getTranslator("secondFactor"),
		getTranslator("accounts"),
		getFormatter(),
	]);
	return (
		<>
			<p>{t("on.since", { at: format.dayTime(factor.since, today) })}</p>
			<section className="grid gap-2 border-t border-line pt-3" aria-labelledby="remove">
				<h2 id="remove">{t("remove.title")}</h2>
				<p className="text-ink-2">{t("remove.text")}</p>
				<AccountForm action={action} submit={t("remove.submit")} look="plain">
					<Field
						id="remove-password"
						name="password"
						label={accounts("password")}
						type="password"
						autoComplete="current-password"
						required
					/>
					<CodeField id="code" recovery />
				</AccountForm>
			</section>
		</>
	);
}
