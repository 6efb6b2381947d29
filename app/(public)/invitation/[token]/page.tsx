import { cookies } from "next/headers";
import { AccountForm } from "@/components/accounts/account-form";
import { ExpiredLink } from "@/components/accounts/expired-link";
import { NarrowPage } from "@/components/accounts/narrow-page";
import { NewPasswordField } from "@/components/accounts/new-password-field";
import { ProviderButton } from "@/components/accounts/provider-button";
import { ClientMessages } from "@/components/layout/client-messages";
import { findOpenLink, listUsefulWays } from "@/lib/authz/sign-in/find-open-link";
import { oidcIdentityCookie, openIdentity } from "@/lib/authz/sign-in/oidc-identity";
import { singleSignOnName } from "@/lib/authz/sign-in/single-sign-on";
import { getTranslator } from "@/lib/i18n/server";
import { acceptWithIdentity, acceptWithPassword } from "../actions";

export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
	const { token } = await params;
	const [t, account] = await Promise.all([getTranslator("accounts"), findOpenLink("invitation", token)]);
	if (account === null) return <ExpiredLink />;
	const [provider, ways] = [singleSignOnName(), await listUsefulWays(account.userId)];
	return (
		<NarrowPage title={t("invitation.title")}>
			<p>{t("invitation.text", { name: account.name, email: account.email })}</p>
			<ClientMessages nouns={["accounts"]}>
				{provider === null || !ways.provider ? null : <WithIdentity token={token} provider={provider} />}
				{ways.own || provider === null ? (
					<section className="grid gap-3 rounded-m border border-line bg-surface p-3">
						<h2>{t("invitation.withPassword")}</h2>
						<AccountForm action={acceptWithPassword} submit={t("invitation.submit")}>
							<input type="hidden" name="token" value={token} />
							<NewPasswordField label={t("password")} />
						</AccountForm>
					</section>
				) : null}
			</ClientMessages>
		</NarrowPage>
	);
}

/** First to the provider, then back here to confirm whom it recognised: linking is never done unasked. */
async function WithIdentity({ token, provider }: { token: string; provider: string }) {
	const [t, jar] = await Promise.all([getTranslator("accounts"), cookies()]);
	const identity = await openIdentity(jar.get(oidcIdentityCookie())?.value);
	return (
		<section className="grid gap-3 rounded-m border border-line bg-surface p-3">
			<h2>{t("invitation.withIdentity", { provider })}</h2>
			{identity === null ? (
				<div>
					<ProviderButton label={t("invitation.recognise", { provider })} returnTo={`/invitation/${token}`} />
				</div>
			) : (
				<AccountForm action={acceptWithIdentity} submit={t("invitation.link")}>
					<input type="hidden" name="token" value={token} />
					<p>
						{identity.email === null
							? t("invitation.recognisedUnnamed", { provider })
							: t("invitation.recognised", { provider, identity: identity.email })}
					</p>
				</AccountForm>
			)}
		</section>
	);
}
