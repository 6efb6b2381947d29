import type { Metadata } from "next";
import { aboutId, auditAddress, auditHref } from "@/components/audit/audit-address";
import { AuditFilter } from "@/components/audit/audit-filter";
import { AuditTable } from "@/components/audit/audit-table";
import { ChainPanel } from "@/components/audit/chain-panel";
import { CsvLink } from "@/components/csv/csv-link";
import { PeopleNavigation } from "@/components/people/people-navigation";
import { PageLinks } from "@/components/ui/page-links";
import { can } from "@/lib/authz/policy";
import { refuse } from "@/lib/authz/refuse";
import { requireScope } from "@/lib/authz/request-scope";
import { getTranslator } from "@/lib/i18n/server";
import { checkAudit } from "@/lib/queries/audit/check-audit";
import { findLastSeal } from "@/lib/queries/audit/find-last-seal";
import { listAudit } from "@/lib/queries/audit/list-audit";
import { listAccountNames } from "@/lib/queries/people/list-account-names";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslator("audit"))("title") };
}

/** A6: what people and the system changed, and whether the log holds. For the admin. */
export default async function AuditPage({ searchParams }: PageProps) {
	const scope = await requireScope();
	if (!can(scope, "read-audit")) refuse(scope);
	const address = auditAddress.parse(await searchParams);
	const about = aboutId(address);
	const badAbout = address.about !== null && about === null;
	const [t, found, accounts, last, check] = await Promise.all([
		getTranslator("audit"),
		listAudit(scope, { ...address, by: address.by, about, cursor: address.before }),
		listAccountNames(scope),
		findLastSeal(scope),
		address.check ? checkAudit(scope) : null,
	]);
	return (
		<div className="grid grid-cols-1 gap-3">
			<PeopleNavigation current="audit" />
			<div className="flex flex-wrap items-baseline gap-x-3">
				<h1>{t("title")}</h1>
				<CsvLink href={auditHref(address, {}, "/api/v1/audit/csv")} />
			</div>
			<p className="max-w-[75ch] text-ink-2">{t("intro")}</p>
			<ChainPanel last={last} check={check} address={address} today={scope.today} />
			<section className="panel" aria-label={t("table")}>
				<div className="border-b border-line p-3">
					<AuditFilter address={address} accounts={accounts} badAbout={badAbout} />
				</div>
				{found.rows.length === 0 ? (
					<p className="p-3">{t("none")}</p>
				) : (
					<div className="relative overflow-x-auto">
						<AuditTable rows={found.rows} address={address} today={scope.today} />
					</div>
				)}
				<PageLinks
					label={t("pages")}
					text=""
					previous={address.before === null ? null : { href: auditHref(address), label: t("newest") }}
					next={found.older === null ? null : { href: auditHref(address, { before: found.older }), label: t("older") }}
				/>
			</section>
		</div>
	);
}

interface PageProps {
	readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}
