import type { Metadata } from "next";
import { PeopleNavigation } from "@/components/people/people-navigation";
import { securityAddress, securityHref } from "@/components/security-log/security-address";
import { SecurityFilter } from "@/components/security-log/security-filter";
import { SecurityTable } from "@/components/security-log/security-table";
import { PageLinks } from "@/components/ui/page-links";
import { can } from "@/lib/authz/policy";
import { refuse } from "@/lib/authz/refuse";
import { requireScope } from "@/lib/authz/request-scope";
import { getTranslator } from "@/lib/i18n/server";
import { listAccountNames } from "@/lib/queries/people/list-account-names";
import { getSecurityWeek } from "@/lib/queries/security-log/get-security-week";
import { listSecurityEvents } from "@/lib/queries/security-log/list-security-events";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslator("securityLog"))("title") };
}

/** Who came in, what was refused and which session ended. For the admin. */
export default async function SecurityLogPage({ searchParams }: PageProps) {
	const scope = await requireScope();
	if (!can(scope, "read-security-log")) refuse(scope);
	const address = securityAddress.parse(await searchParams);
	const [t, found, week, accounts] = await Promise.all([
		getTranslator("securityLog"),
		listSecurityEvents(scope, { ...address, of: address.of, cursor: address.before }),
		getSecurityWeek(scope),
		listAccountNames(scope),
	]);
	return (
		<div className="grid grid-cols-1 gap-3">
			<PeopleNavigation current="security-log" />
			<h1>{t("title")}</h1>
			<p className="max-w-[75ch] text-ink-2">{t("intro")}</p>
			<section className="panel p-3" aria-labelledby="week">
				<h2 id="week">{t("week.title")}</h2>
				<ul className="mt-1 flex flex-wrap gap-x-6 gap-y-1">
					<li>{t("week.signedIn", { count: week.signedIn, people: week.people })}</li>
					<li>{t("week.refused", { count: week.refused })}</li>
					<li>{t("week.heldBack", { count: week.heldBack })}</li>
					<li>{t("week.noAccess", { count: week.noAccess })}</li>
				</ul>
			</section>
			<section className="panel" aria-label={t("table")}>
				<div className="border-b border-line p-3">
					<SecurityFilter address={address} accounts={accounts} />
				</div>
				{found.rows.length === 0 ? (
					<p className="p-3">{t("none")}</p>
				) : (
					<div className="relative overflow-x-auto">
						<SecurityTable rows={found.rows} address={address} today={scope.today} />
					</div>
				)}
				<PageLinks
					label={t("pages")}
					text=""
					previous={address.before === null ? null : { href: securityHref(address), label: t("newest") }}
					next={
						found.older === null ? null : { href: securityHref(address, { before: found.older }), label: t("older") }
					}
				/>
			</section>
		</div>
	);
}

interface PageProps {
	readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}
