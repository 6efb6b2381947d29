import { AccountForm } from "@/components/accounts/account-form";
import type { TellingAct } from "@/components/accounts/form-outcome";
import { Field } from "@/components/ui/field";
import { getTranslator } from "@/lib/i18n/server";
import type { FactorRule } from "@/lib/queries/second-factor/get-factor-rule";

/** From which day admins, and everybody else, need a second factor; until then they have time to set one up. */
export async function FactorRulePanel({
	rule,
	seen,
	suggested,
	action,
}: {
	rule: FactorRule;
	/** The version of the rule. */
	seen: string;
	/** In words: a day that leaves time enough. */
	suggested: string;
	action: TellingAct;
}) {
	const t = await getTranslator("people");
	return (
		<section className="panel grid content-start gap-3 p-3" aria-labelledby="factor-rule">
			<div>
				<h2 id="factor-rule">{t("factor.title")}</h2>
				<p className="mt-1 max-w-[70ch] text-ink-2">{t("factor.text")}</p>
			</div>
			<AccountForm
				name="factor-rule"
				action={action}
				seen={seen}
				submit={t("factor.submit")}
				done={t("person.saved")}
				look="plain"
			>
				{(["adminsFrom", "staffFrom"] as const).map((key) => (
					<Field
						key={key}
						id={key}
						name={key}
						type="date"
						defaultValue={rule[key] ?? ""}
						label={t(`factor.${key}`)}
						hint={key === "adminsFrom" ? t("factor.hint", { day: suggested }) : t("factor.staffHint")}
					/>
				))}
			</AccountForm>
		</section>
	);
}
