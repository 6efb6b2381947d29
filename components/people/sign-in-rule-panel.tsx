import { AccountForm } from "@/components/accounts/account-form";
import type { TellingAct } from "@/components/accounts/form-outcome";
import { signInRules } from "@/lib/domain/sign-in-rules";
import { getTranslator } from "@/lib/i18n/server";
import type { SignInRuleState } from "@/lib/queries/sign-in/get-sign-in-rule";

/** By which ways people may come in, with whom each choice would leave outside. */
export async function SignInRulePanel({
	state,
	seen,
	provider,
	action,
}: {
	state: SignInRuleState;
	/** The version of the rule. */
	seen: string;
	/** Name of the OpenID provider. */
	provider: string;
	action: TellingAct;
}) {
	const t = await getTranslator("people");
	return (
		<section className="panel grid content-start gap-3 p-3" aria-labelledby="sign-in-rule">
			<div>
				<h2 id="sign-in-rule">{t("rule.title")}</h2>
				<p className="mt-1 max-w-[70ch] text-ink-2">{t("rule.text")}</p>
			</div>
			<AccountForm
				name="sign-in-rule"
				action={action}
				seen={seen}
				submit={t("rule.submit")}
				done={t("person.saved")}
				look="plain"
			>
				<fieldset className="grid gap-2">
					<legend className="sr-only">{t("rule.title")}</legend>
					{signInRules.map((rule) => (
						<label key={rule} className="flex items-start gap-2">
							<input
								type="radio"
								name="rule"
								value={rule}
								defaultChecked={rule === state.rule}
								className="mt-1 accent-accent"
							/>
							<span>
								{t(`rule.choices.${rule}`, { provider })}
								{rule === "any" ? null : (
									<span className="block text-s text-ink-2">
										{t(`rule.without.${rule}`, { count: state.without[rule], people: state.people, provider })}
									</span>
								)}
							</span>
						</label>
					))}
				</fieldset>
			</AccountForm>
			<p className="max-w-[70ch] text-s text-ink-3">{t("rule.safe", { provider })}</p>
		</section>
	);
}
