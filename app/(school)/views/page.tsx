import type { Metadata } from "next";
import { ViewTable } from "@/components/access/view-table";
import { CsvLink } from "@/components/csv/csv-link";
import { PeopleNavigation } from "@/components/people/people-navigation";
import { PupilChoice } from "@/components/pupil-files/pupil-choice";
import { PageLinks } from "@/components/ui/page-links";
import { viewsAddress, viewsHref } from "@/components/views/views-address";
import { ViewsFilter } from "@/components/views/views-filter";
import { can } from "@/lib/authz/policy";
import { refuse } from "@/lib/authz/refuse";
import { requireScope } from "@/lib/authz/request-scope";
import { openSearchText } from "@/lib/authz/secrets/search-text";
import { getTranslator } from "@/lib/i18n/server";
import { listAccountNames } from "@/lib/queries/people/list-account-names";
import { findPupilName } from "@/lib/queries/pupil-files/find-pupil-name";
import { findSchoolPupils } from "@/lib/queries/pupil-files/find-school-pupils";
import { listViews } from "@/lib/queries/views/list-views";
import { findPerson } from "../find-person";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslator("views"))("title") };
}

/** Every look at a pupil: who, when, on which screen. For the admin, who sees names and no results. */
export default async function ViewsPage({ searchParams }: PageProps) {
	const scope = await requireScope();
	if (!can(scope, "read-audit")) refuse(scope);
	const address = viewsAddress.parse(await searchParams);
	const text = openSearchText(scope, address.find);
	const pupilId = address.pupil;
	const [t, found, accounts, pupil, choice] = await Promise.all([
		getTranslator("views"),
		listViews(scope, { ...address, by: address.by, pupilId, cursor: address.before }),
		listAccountNames(scope),
		pupilId === null ? null : findPupilName(scope, pupilId),
		text === "" ? null : findSchoolPupils(scope, text),
	]);
	return (
		<div className="grid grid-cols-1 gap-3">
			<PeopleNavigation current="views" />
			<div className="flex flex-wrap items-baseline gap-x-3">
				<h1>{t("title")}</h1>
				<CsvLink href={viewsHref(address, {}, "/api/v1/views/csv")} />
			</div>
			<p className="max-w-[75ch] text-ink-2">{t("intro")}</p>
			<section className="panel" aria-label={t("table")}>
				<div className="grid gap-3 border-b border-line p-3">
					<ViewsFilter address={address} accounts={accounts} pupil={pupil} text={text} find={findPerson} />
					{choice ? <PupilChoice found={choice} hrefOf={(one) => viewsHref(address, { pupil: one.pupilId })} /> : null}
				</div>
				{found.views.length === 0 ? (
					<p className="p-3">{t("none")}</p>
				) : (
					<div className="overflow-x-auto py-1">
						<ViewTable views={found.views} today={scope.today} atWhom />
					</div>
				)}
				<PageLinks
					label={t("pages")}
					text=""
					previous={address.before === null ? null : { href: viewsHref(address), label: t("newest") }}
					next={found.older === null ? null : { href: viewsHref(address, { before: found.older }), label: t("older") }}
				/>
			</section>
		</div>
	);
}

interface PageProps {
	readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}
