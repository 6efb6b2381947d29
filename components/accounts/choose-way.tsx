import { randomBytes } from "node:crypto";
import { AccountForm } from "@/components/accounts/account-form";
import type { TellingAct } from "@/components/accounts/form-outcome";
import { NewPasswordField } from "@/components/accounts/new-password-field";
import { ProviderButton } from "@/components/accounts/provider-button";
import { Field } from "@/components/ui/field";
import { getTranslator } from "@/lib/i18n/server";

/** The provider of a place that lets people in by it, and whom it recognised for this page and tab. */
export interface ProviderChoice {
	readonly name: string;
	/** The mark of this tab, once it has been at the provider. */
	readonly tab: string | null;
	/** E-mail is for the eye only. */
	readonly recognised: { readonly email: string | null } | null;
}

interface Choice {
	/** The page that this stands on, with the token of its link. */
	readonly page: "invitation" | "forgotten";
	readonly token: string;
	/** Null: by no provider. */
	readonly provider: ProviderChoice | null;
	/** Whether a password opens the place. */
	readonly byPassword: boolean;
	/** The admin tells a code, which is asked for. */
	readonly asksCode: boolean;
	readonly actions: { readonly password: TellingAct; readonly identity: TellingAct };
}

/** How somebody with a link will sign in: by the ways that the place lets people in by. */
export async function ChooseWay({ provider, ...choice }: Choice) {
	const t = await getTranslator("accounts");
	return (
		<>
			{provider === null ? null : <WithIdentity {...choice} provider={provider} />}
			{choice.byPassword ? (
				<section className="grid gap-3 rounded-m border border-line bg-surface p-3">
					<h2>{t("invitation.withPassword")}</h2>
					<AccountForm
						name="with-password"
						keeps={false}
						action={choice.actions.password}
						submit={t(choice.page === "invitation" ? "invitation.accept" : "invitation.submit")}
					>
						<input type="hidden" name="token" value={choice.token} />
						{choice.asksCode ? <CodeField id="code-password" /> : null}
						{choice.page === "forgotten" ? <NewPasswordField /> : <NewPasswordField label={t("password")} />}
					</AccountForm>
				</section>
			) : null}
		</>
	);
}

/** First to the provider, then back to this tab to confirm whom it recognised: linking is never done unasked. */
async function WithIdentity({
	page,
	token,
	asksCode,
	actions,
	provider: { name: provider, tab, recognised: identity },
}: Omit<Choice, "byPassword"> & { provider: ProviderChoice }) {
	const t = await getTranslator("accounts");
	return (
		<section className="grid gap-3 rounded-m border border-line bg-surface p-3">
			<h2>{t("invitation.withIdentity", { provider })}</h2>
			{identity === null ? (
				<div>
					<ProviderButton
						label={t("invitation.recognise", { provider })}
						returnTo={`/${page}/${token}?tab=${randomBytes(16).toString("base64url")}`}
					/>
				</div>
			) : (
				<AccountForm name="with-identity" keeps={false} action={actions.identity} submit={t("invitation.link")}>
					<input type="hidden" name="token" value={token} />
					<input type="hidden" name="tab" value={tab ?? ""} />
					<p>
						{identity.email === null
							? t("invitation.recognisedUnnamed", { provider })
							: t("invitation.recognised", { provider, identity: identity.email })}
					</p>
					{asksCode ? <CodeField id="code-identity" /> : null}
				</AccountForm>
			)}
		</section>
	);
}

async function CodeField({ id }: { id: string }) {
	const t = await getTranslator("accounts");
	return (
		<Field
			id={id}
			name="code"
			label={t("invitation.code")}
			hint={t("invitation.codeHint")}
			autoComplete="off"
			maxLength={40}
			required
		/>
	);
}
