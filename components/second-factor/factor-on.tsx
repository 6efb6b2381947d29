import { AccountForm } from "@/components/accounts/account-form";
import type { TellingAct } from "@/components/accounts/form-outcome";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { OwnFactor } from "@/lib/queries/second-factor/find-own-factor";
import { CodeField } from "./code-field";
import { OwnProofField } from "./own-proof-field";

/** Since when it is on, how many codes for recovery are left, and the way to take it away. */
export async function FactorOn({
	factor,
	today,
	asksPassword,
	action,
}: {
	factor: Extract<OwnFactor, { state: "on" }>;
	today: string;
	asksPassword: boolean;
	action: TellingAct;
}) {
	const [t, format] = await Promise.all([getTranslator("secondFactor"), getFormatter()]);
	return (
		<>
			<p>{t("on.since", { at: format.dayTime(factor.since, today) })}</p>
			<section className="grid gap-2 border-t border-line pt-3" aria-labelledby="remove">
				<h2 id="remove">{t("remove.title")}</h2>
				<p className="text-ink-2">{t("remove.text")}</p>
				<AccountForm name="remove-factor" keeps={false} action={action} submit={t("remove.submit")} look="plain">
					<OwnProofField id="remove-password" asks={asksPassword} />
					<CodeField id="code" recovery />
				</AccountForm>
			</section>
		</>
	);
}
