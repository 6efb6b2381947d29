import type { Metadata } from "next";
import { z } from "zod";
import { PeopleNavigation } from "@/components/people/people-navigation";
import { ErasureTable } from "@/components/pupil-files/erasure-table";
import { PupilChoice } from "@/components/pupil-files/pupil-choice";
import { FilterField, FilterForm } from "@/components/ui/filter-form";
import { can } from "@/lib/authz/policy";
import { refuse } from "@/lib/authz/refuse";
import { requireScope } from "@/lib/authz/request-scope";
import { getTranslator } from "@/lib/i18n/server";
import { findSchoolPupils } from "@/lib/queries/pupil-files/find-school-pupils";
import { listErasures } from "@/lib/queries/pupil-files/list-erasures";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslator("pupilFiles"))("title") };
}

const asked = z.object({ q: z.string().trim().max(100).catch("") });

/** AVG: whose data a parent or pupil asks for, or wants to be erased; and what was erased before. For the admin. */
export default async function PupilFilesPage({ searchParams }: PageProps) {
	const scope = await requireScope();
	if (!can(scope, "handle-pupil-files")) refuse(scope);
	const { q } = asked.parse(await searchParams);
	const [t, erasures, found] = await Promise.all([
		getTranslator("pupilFiles"),
		listErasures(scope),
		q === "" ? null : findSchoolPupils(scope, q),
	]);
	return (
		<div className="grid grid-cols-1 gap-3">
			<PeopleNavigation current="pupil-files" />
			<div>
				<h1>{t("title")}</h1>
				<p className="mt-1 max-w-[75ch] text-ink-2">{t("intro")}</p>
			</div>
			<section className="panel grid gap-3 p-3" aria-label={t("search.label")}>
				<FilterForm label={t("search.label")} submit={t("search.submit")}>
					<FilterField id="q" label={t("search.name")}>
						<input id="q" name="q" type="search" defaultValue={q} maxLength={100} className="field-control sm:w-72" />
					</FilterField>
				</FilterForm>
				{found ? <PupilChoice found={found} hrefOf={({ pupilId }) => `/pupil-files/${pupilId}`} /> : null}
			</section>
			<ErasureTable erasures={erasures} today={scope.today} />
		</div>
	);
}

interface PageProps {
	readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}
