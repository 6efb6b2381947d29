import type { Metadata } from "next";
import { cookies } from "next/headers";
import Link from "next/link";
import { LoneActList } from "@/components/access/lone-act-list";
import { ClientMessages } from "@/components/layout/client-messages";
import { ActsPanel } from "@/components/own-account/acts-panel";
import { AddressPanel } from "@/components/own-account/address-panel";
import { IdentityPanel } from "@/components/own-account/identity-panel";
import { OwnOffersPanel } from "@/components/own-account/own-offers-panel";
import { PasswordPanel } from "@/components/own-account/password-panel";
import { SessionList } from "@/components/own-account/session-list";
import { SecurityTable } from "@/components/security-log/security-table";
import { Notice } from "@/components/ui/notice";
import { requireAccountScope } from "@/lib/authz/boards/request-boards";
import { exportsAnHour } from "@/lib/authz/rates/take-export";
import { askingFor, oidcIdentityCookie, openIdentity } from "@/lib/authz/sign-in/oidc-identity";
import { singleSignOnName } from "@/lib/authz/sign-in/single-sign-on";
import { mailServerIsSet } from "@/lib/commands/accounts/mail-server-is-set";
import { getTranslator } from "@/lib/i18n/server";
import { listOwnLoneActs } from "@/lib/queries/access/list-own-lone-acts";
import { getOwnAccount } from "@/lib/queries/accounts/get-own-account";
import { listAccountEvents } from "@/lib/queries/accounts/list-account-events";
import { listOwnOffers } from "@/lib/queries/offers/list-offers";
import { listOwnSecurityEvents, ownSecurity } from "@/lib/queries/security-log/list-own-security-events";
import { listOwnSessions } from "@/lib/queries/sessions/list-own-sessions";
import { findOwnIdentity } from "@/lib/queries/sign-in/find-own-identity";
import {
	acceptOwnOffer,
	askOwnAddress,
	changeOwnPassword,
	declineOwnOffer,
	endOneSession,
	endOtherSessions,
	linkOwnIdentity,
	markOwnActsSeen,
} from "./actions";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslator("ownAccount"))("title") };
}

/** The account of whoever is signed in: where it is open, and how one comes in. */
export default async function AccountPage({ searchParams }: PageProps) {
	const [scope, { files, tab, offer }] = [await requireAccountScope(), await searchParams];
	const asked = askingFor("/account", typeof tab === "string" ? tab : null);
	const provider = singleSignOnName();
	const [t, account, offers, acts, alone, { sessions, more }, events, linkedAt, jar] = await Promise.all([
		getTranslator("ownAccount"),
		getOwnAccount(scope),
		listOwnOffers(scope),
		listAccountEvents(scope),
		listOwnLoneActs(scope),
		listOwnSessions(scope),
		listOwnSecurityEvents(scope),
		findOwnIdentity(scope),
		cookies(),
	]);
	return (
		<div className="grid max-w-[64rem] grid-cols-1 gap-3">
			<div>
				<h1>{t("title")}</h1>
				<p className="text-ink-2">
					{account.name} · {account.email}
				</p>
			</div>
			{files ? (
				<Notice tone="late" title={t("files.title")}>
					{t("files.text", { most: exportsAnHour })}
				</Notice>
			) : null}
			{offer === "accepted" || offer === "declined" ? <Notice role="status" title={t(`offers.${offer}`)} /> : null}
			<ClientMessages nouns={["accounts"]}>
				{offers.length === 0 ? null : (
					<OwnOffersPanel
						offers={offers}
						today={scope.today}
						actions={{ accept: acceptOwnOffer, decline: declineOwnOffer }}
					/>
				)}
			</ClientMessages>
			<ActsPanel events={acts} today={scope.today} markSeen={markOwnActsSeen} />
			{alone.length === 0 ? null : (
				<section className="panel grid gap-2 p-3" aria-labelledby="alone">
					<div>
						<h2 id="alone">{t("alone.title")}</h2>
						<p className="mt-0.5 max-w-[75ch] text-ink-2">{t("alone.text")}</p>
					</div>
					<LoneActList acts={alone} today={scope.today} />
				</section>
			)}
			<section className="panel" aria-labelledby="sessions">
				<div className="p-3">
					<h2 id="sessions">{t("sessions.title")}</h2>
					<p className="mt-0.5 max-w-[75ch] text-ink-2">{t("sessions.text")}</p>
					<p className="mt-0.5 max-w-[75ch] text-s text-ink-3">{t("sessions.rule")}</p>
				</div>
				<ClientMessages nouns={[]}>
					<SessionList
						sessions={sessions}
						more={more}
						today={scope.today}
						actions={{ endOne: endOneSession, endOthers: endOtherSessions }}
					/>
				</ClientMessages>
			</section>
			<ClientMessages nouns={["accounts"]}>
				<div className="grid gap-3 md:grid-cols-2">
					<PasswordPanel email={account.email} hasPassword={account.hasPassword} action={changeOwnPassword} />
					<div className="grid content-start gap-3">
						<AddressPanel account={account} byMail={mailServerIsSet()} today={scope.today} action={askOwnAddress} />
						<section className="panel grid content-start gap-1 p-3" aria-labelledby="factor">
							<h2 id="factor">{t("factor.title")}</h2>
							<p className="text-ink-2">{t("factor.text")}</p>
							<p>
								<Link href="/second-factor" className="link">
									{t("factor.link")}
								</Link>
							</p>
						</section>
						{provider === null ? null : (
							<IdentityPanel
								provider={provider}
								since={linkedAt}
								recognised={await openIdentity(jar.get(oidcIdentityCookie())?.value, asked)}
								tab={typeof tab === "string" ? tab : null}
								hasPassword={account.hasPassword}
								today={scope.today}
								action={linkOwnIdentity}
							/>
						)}
					</div>
				</div>
			</ClientMessages>
			<section className="panel" aria-labelledby="events">
				<div className="p-3">
					<h2 id="events">{t("events.title")}</h2>
					<p className="mt-0.5 max-w-[75ch] text-ink-2">{t("events.text", ownSecurity)}</p>
				</div>
				{events.length === 0 ? (
					<p className="px-3 pb-3">{t("events.none")}</p>
				) : (
					<div className="relative overflow-x-auto">
						<SecurityTable rows={events} address={null} today={scope.today} />
					</div>
				)}
			</section>
		</div>
	);
}

interface PageProps {
	readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}
