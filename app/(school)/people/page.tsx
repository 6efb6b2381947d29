import type { Metadata } from "next";
import Link from "next/link";
import { z } from "zod";
import { BackInLink } from "@/components/accounts/back-in-link";
import { ClientMessages } from "@/components/layout/client-messages";
import { FactorRulePanel } from "@/components/people/factor-rule-panel";
import { InviteForm } from "@/components/people/invite-form";
import { OffersPanel } from "@/components/people/offers-panel";
import { PeopleFilter } from "@/components/people/people-filter";
import { PeopleNavigation } from "@/components/people/people-navigation";
import { PeopleTable } from "@/components/people/people-table";
import { SignInRulePanel } from "@/components/people/sign-in-rule-panel";
import { Notice } from "@/components/ui/notice";
import { PageLinks } from "@/components/ui/page-links";
import { can } from "@/lib/authz/policy";
import { refuse } from "@/lib/authz/refuse";
import { requireScope } from "@/lib/authz/request-scope";
import { openSearchText } from "@/lib/authz/secrets/search-text";
import { singleSignOnName } from "@/lib/authz/sign-in/single-sign-on";
import { mailServerIsSet } from "@/lib/commands/accounts/mail-server-is-set";
import { versionOf } from "@/lib/commands/acts/require-seen";
import { shownOffer } from "@/lib/commands/offers/change-offer";
import { shownFactorRule } from "@/lib/commands/second-factor/set-factor-rule";
import { shownSignInRule } from "@/lib/commands/sign-in/set-sign-in-rule";
import { addDays } from "@/lib/domain/school-day";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import { listOffers } from "@/lib/queries/offers/list-offers";
import { listEmployees } from "@/lib/queries/people/list-employees";
import { listPeople, peoplePage } from "@/lib/queries/people/list-people";
import { personStates } from "@/lib/queries/people/select-people";
import { getFactorRule } from "@/lib/queries/second-factor/get-factor-rule";
import { getSignInRule } from "@/lib/queries/sign-in/get-sign-in-rule";
import { findPerson } from "../find-person";
import {
	correctInvitation,
	inviteSomebody,
	renewInvitation,
	saveFactorRule,
	saveSignInRule,
	withdrawInvitation,
} from "./actions";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslator("people"))("title") };
}

const asked = z.object({
	find: z.string().catch(""),
	state: z.enum(personStates).nullable().catch(null),
	page: z.coerce.number().int().min(1).catch(1),
});

/** A6: who has access to the school, in which role, until when, and how they come in. For its admin. */
export default async function PeoplePage({ searchParams }: PageProps) {
	const scope = await requireScope();
	if (!can(scope, "manage-people")) refuse(scope);
	const { find, state, page: wanted } = asked.parse(await searchParams);
	const text = openSearchText(scope, find);
	const byMail = mailServerIsSet();
	const [t, format, found, offers, employees, rule, signInRule] = await Promise.all([
		getTranslator("people"),
		getFormatter(),
		listPeople(scope, { text, state, page: wanted }),
		listOffers(scope),
		listEmployees(scope),
		getFactorRule(scope),
		getSignInRule(scope),
	]);
	const { people, total, page, pages, counts, admins, waiting } = found;
	const provider = singleSignOnName();
	const choosesWay = provider !== null || signInRule.rule !== "any";
	const from = (page - 1) * peoplePage;
	const way = (to: number, word: "previous" | "next") => ({
		href: `?${new URLSearchParams({ find, state: state ?? "", page: String(to) })}`,
		label: t(`pages.${word}`),
	});
	return (
		<div className="grid grid-cols-1 gap-3">
			<PeopleNavigation current="people" />
			<div>
				<h1>{t("title")}</h1>
				<p className="mt-1 text-l">{t("summary", { ...counts, admins, offered: offers.length })}</p>
				<BackInLink />
			</div>
			{admins < 2 ? (
				<Notice tone="late" title={t("oneAdmin.title")}>
					{t("oneAdmin.text")}
				</Notice>
			) : null}
			{waiting.length === 0 ? null : (
				<Notice tone="late" title={t("waits.some", { count: waiting.length })}>
					<ul className="flex flex-wrap gap-x-4">
						{waiting.map(({ userId, name }) => (
							<li key={userId}>
								<Link href={`/people/${userId}`} className="link">
									{name}
								</Link>
							</li>
						))}
					</ul>
				</Notice>
			)}
			<section className="panel grid grid-cols-1" aria-label={t("title")}>
				<div className="p-3">
					<PeopleFilter text={text} state={state} find={findPerson} />
				</div>
				{people.length === 0 ? (
					<p className="border-t border-line p-3">{t("empty")}</p>
				) : (
					<div className="overflow-x-auto border-t border-line">
						<PeopleTable people={people} provider={provider} today={scope.today} />
					</div>
				)}
				<PageLinks
					label={t("pages.label")}
					text={t("pages.shown", { from: from + 1, to: from + people.length, total })}
					previous={page > 1 ? way(page - 1, "previous") : null}
					next={page < pages ? way(page + 1, "next") : null}
				/>
			</section>
			<ClientMessages nouns={["accounts"]}>
				{offers.length === 0 ? null : (
					<OffersPanel
						offers={offers}
						seenOf={({ email }) => versionOf(shownOffer(email))}
						byMail={byMail}
						today={scope.today}
						actions={{ renew: renewInvitation, withdraw: withdrawInvitation, correct: correctInvitation }}
					/>
				)}
				<div
					className={`grid items-start gap-3 ${choosesWay ? "md:grid-cols-2 xl:grid-cols-[4fr_3fr_3fr]" : "lg:grid-cols-[3fr_2fr]"}`}
				>
					<section
						className={`panel grid gap-3 p-3 ${choosesWay ? "md:col-span-2 xl:col-span-1" : ""}`}
						aria-labelledby="invite"
					>
						<div>
							<h2 id="invite">{t("invite.title")}</h2>
							<p className="mt-1 max-w-[70ch] text-ink-2">{t("invite.text")}</p>
						</div>
						<InviteForm
							action={inviteSomebody}
							employees={employees}
							byMail={byMail}
							tomorrow={addDays(scope.today, 1)}
						/>
					</section>
					{choosesWay ? (
						<SignInRulePanel
							state={signInRule}
							seen={versionOf(shownSignInRule(signInRule.rule))}
							provider={provider ?? t("ways.identity")}
							action={saveSignInRule}
						/>
					) : null}
					<FactorRulePanel
						rule={rule}
						seen={versionOf(shownFactorRule(rule))}
						suggested={format.day(addDays(scope.today, 14), scope.today)}
						action={saveFactorRule}
					/>
				</div>
			</ClientMessages>
		</div>
	);
}

interface PageProps {
	readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}
