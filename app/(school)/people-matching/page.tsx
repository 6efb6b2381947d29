import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { z } from "zod";
import { ClientMessages } from "@/components/layout/client-messages";
import { DecisionTable } from "@/components/matching/decision-table";
import { SuggestionList } from "@/components/matching/suggestion-list";
import { PupilChoice } from "@/components/pupil-files/pupil-choice";
import { RosterNavigation } from "@/components/roster/roster-navigation";
import { NameField, NameSearchForm } from "@/components/ui/name-search";
import { Notice } from "@/components/ui/notice";
import { can } from "@/lib/authz/policy";
import { requireScope } from "@/lib/authz/request-scope";
import type { Scope } from "@/lib/authz/scope";
import { openSearchText } from "@/lib/authz/secrets/search-text";
import { personId } from "@/lib/domain/ids";
import { getTranslator } from "@/lib/i18n/server";
import { listDecisions } from "@/lib/queries/matching/list-decisions";
import { listSuggestions } from "@/lib/queries/matching/list-suggestions";
import { findPupilName } from "@/lib/queries/pupil-files/find-pupil-name";
import { findSchoolPupils } from "@/lib/queries/pupil-files/find-school-pupils";
import { findPerson } from "../find-person";
import { takeBackMatch } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslator("matching"))("title") };
}

const asked = z.object({
	find: z.string().catch(""),
	one: personId.nullable().catch(null),
	page: z.coerce.number().int().min(1).catch(1),
	decisions: z.coerce.number().int().min(1).catch(1),
	done: z.enum(["merged", "different", "split", "reconsidered"]).nullable().catch(null),
});
type Asked = z.infer<typeof asked>;

/** A3: pupils who stand twice in the list. The system says who and why; a person decides, and may take it back. */
export default async function PeopleMatchingPage({ searchParams }: PageProps) {
	const scope = await requireScope();
	if (!can(scope, "match-people")) notFound();
	const address = asked.parse(await searchParams);
	const { page, done } = address;
	const [t, suggestions, decisions] = await Promise.all([
		getTranslator("matching"),
		listSuggestions(scope, { page }),
		listDecisions(scope, { page: address.decisions }),
	]);
	return (
		<div className="grid grid-cols-1 gap-3">
			<RosterNavigation current="people-matching" />
			<div className="max-w-[75ch]">
				<h1>{t("title")}</h1>
				{suggestions.total > 0 ? (
					<p className="mt-1 text-l">{t("suggestions.summary", { count: suggestions.total })}</p>
				) : null}
				<p className="mt-1 text-ink-2">{t("intro")}</p>
				<p className="text-s text-ink-3">{t("noResults")}</p>
			</div>
			{done ? <Notice role="status" title={t(`done.${done}`)} /> : null}
			<SuggestionList list={suggestions} today={scope.today} />
			<ByHand scope={scope} address={address} />
			<ClientMessages nouns={["matching"]}>
				<DecisionTable list={decisions} today={scope.today} action={takeBackMatch} />
			</ClientMessages>
		</div>
	);
}

/** Two pupils that a person knows to be one: the first is found by name, then the other. */
async function ByHand({ scope, address: { find, one } }: { scope: Scope; address: Asked }) {
	const text = openSearchText(scope, find);
	const [t, first, found] = await Promise.all([
		getTranslator("matching"),
		one === null ? null : findPupilName(scope, one),
		text === "" ? null : findSchoolPupils(scope, text),
	]);
	const others = found && { ...found, pupils: found.pupils.filter(({ pupilId }) => first === null || pupilId !== one) };
	return (
		<section className="panel grid gap-3 p-3" aria-labelledby="by-hand">
			<h2 id="by-hand">{t("search.title")}</h2>
			{first === null ? null : (
				<p>
					{t("search.chosen", { name: first })}{" "}
					<Link className="link" href="/people-matching">
						{t("search.again")}
					</Link>
				</p>
			)}
			<NameSearchForm find={findPerson} path="/people-matching" label={t("search.label")} submit={t("search.submit")}>
				<NameField label={t(first === null ? "search.name" : "search.second")} text={text} width="sm:w-72" />
				{first === null ? null : <input type="hidden" name="one" value={one ?? ""} />}
			</NameSearchForm>
			{others ? (
				<PupilChoice
					found={others}
					hrefOf={({ pupilId }) =>
						first === null ? `/people-matching?one=${pupilId}` : `/people-matching/${one}/${pupilId}`
					}
				/>
			) : null}
		</section>
	);
}

interface PageProps {
	readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}
