import { randomBytes } from "node:crypto";
import { cookies } from "next/headers";
import { AccountForm } from "@/components/accounts/account-form";
import type { FormAction } from "@/components/accounts/form-outcome";
import { NewPasswordField } from "@/components/accounts/new-password-field";
import { ProviderButton } from "@/components/accounts/provider-button";
import { Field } from "@/components/ui/field";
import { askingFor, oidcIdentityCookie, openIdentity } from "@/lib/authz/sign-in/oidc-identity";
import { singleSignOnName } from "@/lib/authz/sign-in/single-sign-on";
import type { SignInRule } from "@/lib/domain/sign-in-rules";
import { getTranslator } from "@/lib/i18n/server";

interface Choice {
	/** The page that this stands on, with the token of its link. */
	readonly page: "invitation" | "forgotten";
	readonly token: string;
	/** The mark of this tab, once it has been at the provider. */
	readonly tab: string | null;
	/** The admin tells a code, which is asked for. */
	readonly asksCode: boolean;
	readonly actions: { readonly password: FormAction; readonly identity: FormAction };
}

/** How somebody with a link will sign in: by the ways that the place lets people in by. */
export async function ChooseWay({ rule, ...choice }: Choice & { rule: SignInRule }) {
	const t = await getTranslator("accounts");
	const provider = rule === "own" ? null : singleSignOnName();
	return (
		<>
			{provider === null ? null : <WithIdentity provider={provider} {...choice} />}
			{rule !== "provider" || provider === null ? (
				<section className="grid gap-3 rounded-m border border-line bg-surface p-3">
					<h2>{t("invitation.withPassword")}</h2>
					<AccountForm action={choice.actions.password} submit={t("invitation.submit")}>
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
async function WithIdentity({ provider, page, token, tab, asksCode, actions }: Choice & { provider: string }) {
	const [t, jar] = await Promise.all([getTranslator("accounts"), cookies()]);
	const path = `/${page}/${token}`;
	const identity = await openIdentity(jar.get(oidcIdentityCookie())?.value, askingFor(path, tab));
	return (
		<section className="grid gap-3 rounded-m border border-line bg-surface p-3">
			<h2>{t("invitation.withIdentity", { provider })}</h2>
			{identity === null ? (
				<div>
					<ProviderButton
						label={t("invitation.recognise", { provider })}
						returnTo={`${path}?tab=${randomBytes(16).toString("base64url")}`}
					/>
				</div>
			) : (
				<AccountForm action={actions.identity} submit={t("invitation.link")}>
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
