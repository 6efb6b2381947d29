import { randomBytes } from "node:crypto";
import { cookies } from "next/headers";
import Link from "next/link";
import { AccountForm } from "@/components/accounts/account-form";
import { ExpiredLink } from "@/components/accounts/expired-link";
import { NarrowPage } from "@/components/accounts/narrow-page";
import { NewPasswordField } from "@/components/accounts/new-password-field";
import { ProviderButton } from "@/components/accounts/provider-button";
import { ClientMessages } from "@/components/layout/client-messages";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { askingFor, oidcIdentityCookie, openIdentity } from "@/lib/authz/sign-in/oidc-identity";
import { singleSignOnName } from "@/lib/authz/sign-in/single-sign-on";
import { getTranslator } from "@/lib/i18n/server";
import { findOfferByLink, type OfferByLink } from "@/lib/queries/offers/find-offer";
import { acceptWithIdentity, acceptWithPassword, declineInvitation } from "../actions";

/** An offer of a role, for who holds its link: accepted with a way of signing in, or declined. */
export default async function InvitationPage({ params, searchParams }: PageProps) {
	const [{ token }, { tab }] = [await params, await searchParams];
	const [t, offer] = await Promise.all([getTranslator("accounts"), findOfferByLink(token)]);
	if (offer === null) return <ExpiredLink />;
	const { placeName: place, name, email, rule } = offer;
	const role = t(`invitation.roles.${offer.role}`);
	if (offer.begun)
		return (
			<NarrowPage title={t("invitation.begun.title")}>
				<p>{t("invitation.begun.text", { role, place })}</p>
				<Link href="/account" className="link">
					{t("signIn.submit")}
				</Link>
			</NarrowPage>
		);
	const provider = rule === "own" ? null : singleSignOnName();
	return (
		<NarrowPage title={t("invitation.title")}>
			<p>{t("invitation.text", { place, name, email, role })}</p>
			{offer.isSplit ? <Notice title={t("invitation.split")} /> : null}
			<ClientMessages nouns={["accounts"]}>
				{provider === null ? null : (
					<WithIdentity token={token} provider={provider} offer={offer} tab={typeof tab === "string" ? tab : null} />
				)}
				{rule !== "provider" || provider === null ? (
					<section className="grid gap-3 rounded-m border border-line bg-surface p-3">
						<h2>{t("invitation.withPassword")}</h2>
						<AccountForm action={acceptWithPassword} submit={t("invitation.submit")}>
							<input type="hidden" name="token" value={token} />
							{offer.asksCode ? <CodeField id="code-password" /> : null}
							<NewPasswordField label={t("password")} />
						</AccountForm>
					</section>
				) : null}
				<AccountForm
					action={declineInvitation}
					submit={t("invitation.decline")}
					done={t("invitation.declined")}
					look="plain"
				>
					<input type="hidden" name="token" value={token} />
					<p className="text-s text-ink-3">{t("invitation.declineText")}</p>
				</AccountForm>
			</ClientMessages>
		</NarrowPage>
	);
}

/** First to the provider, then back to this tab to confirm whom it recognised: linking is never done unasked. */
async function WithIdentity({
	token,
	provider,
	offer,
	tab,
}: {
	token: string;
	provider: string;
	offer: OfferByLink;
	/** The mark of this tab, once it has been at the provider. */
	tab: string | null;
}) {
	const [t, jar] = await Promise.all([getTranslator("accounts"), cookies()]);
	const path = `/invitation/${token}`;
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
				<AccountForm action={acceptWithIdentity} submit={t("invitation.link")}>
					<input type="hidden" name="token" value={token} />
					<input type="hidden" name="tab" value={tab ?? ""} />
					<p>
						{identity.email === null
							? t("invitation.recognisedUnnamed", { provider })
							: t("invitation.recognised", { provider, identity: identity.email })}
					</p>
					{offer.asksCode ? <CodeField id="code-identity" /> : null}
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

interface PageProps {
	readonly params: Promise<{ token: string }>;
	readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}
