import type { Metadata } from "next";
import { PeopleNavigation } from "@/components/people/people-navigation";
import { ErasureTable } from "@/components/pupil-files/erasure-table";
import { PupilChoice } from "@/components/pupil-files/pupil-choice";
import { NameField, NameSearchForm } from "@/components/ui/name-search";
import { can } from "@/lib/authz/policy";
import { refuse } from "@/lib/authz/refuse";
import { requireScope } from "@/lib/authz/request-scope";
import { openSearchText } from "@/lib/authz/secrets/search-text";
import { getTranslator } from "@/lib/i18n/server";
import { findSchoolPupils } from "@/lib/queries/pupil-files/find-school-pupils";
import { listErasures } from "@/lib/queries/pupil-files/list-erasures";
import { findPerson } from "../find-person";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslator("pupilFiles"))("title") };
}

/** AVG: whose data a parent or pupil asks for, or wants to be erased; and what was erased before. For the admin. */
export default async function PupilFilesPage({ searchParams }: PageProps) {
	const scope = await requireScope();
	if (!can(scope, "handle-pupil-files")) refuse(scope);
	const text = openSearchText(scope, (await searchParams).find);
	const [t, erasures, found] = await Promise.all([
		getTranslator("pupilFiles"),
		listErasures(scope),
		text === "" ? null : findSchoolPupils(scope, text),
	]);
	return (
		<div className="grid grid-cols-1 gap-3">
			<PeopleNavigation current="pupil-files" />
			<div>
				<h1>{t("title")}</h1>
				<p className="mt-1 max-w-[75ch] text-ink-2">{t("intro")}</p>
			</div>
			<section className="panel grid gap-3 p-3" aria-label={t("search.label")}>
				<NameSearchForm find={findPerson} path="/pupil-files" label={t("search.label")} submit={t("search.submit")}>
					<NameField label={t("search.name")} text={text} width="sm:w-72" />
				</NameSearchForm>
				{found ? <PupilChoice found={found} hrefOf={({ pupilId }) => `/pupil-files/${pupilId}`} /> : null}
			</section>
			<ErasureTable erasures={erasures} today={scope.today} />
		</div>
	);
}

interface PageProps {
	readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}
