import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { ClientMessages } from "@/components/layout/client-messages";
import { SubstituteForm } from "@/components/places/substitute-form";
import { SubstituteTable } from "@/components/places/substitute-table";
import { RosterNavigation } from "@/components/roster/roster-navigation";
import { can } from "@/lib/authz/policy";
import { requireScope } from "@/lib/authz/request-scope";
import { getTranslator } from "@/lib/i18n/server";
import { listEmployees } from "@/lib/queries/people/list-employees";
import { listSubstitutes } from "@/lib/queries/places/list-substitutes";
import { endSubstitution, giveSubstitute } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslator("places"))("substitutes.title") };
}

const asked = z.object({ group: z.guid().nullable().catch(null) });

/** A5: who takes over a group for a while. */
export default async function SubstitutesPage({ searchParams }: PageProps) {
	const scope = await requireScope();
	if (!can(scope, "manage-roster")) notFound();
	const { group } = asked.parse(await searchParams);
	const [t, employees, { substitutes, past, groups }] = await Promise.all([
		getTranslator("places"),
		listEmployees(scope),
		listSubstitutes(scope),
	]);
	return (
		<div className="grid grid-cols-1 gap-3">
			<RosterNavigation current="substitutes" />
			<div className="max-w-[75ch]">
				<h1>{t("substitutes.title")}</h1>
				<p className="mt-1 text-ink-2">{t("substitutes.intro")}</p>
			</div>
			<ClientMessages nouns={["accounts"]}>
				<SubstituteForm
					employees={employees}
					groups={groups}
					chosen={group}
					today={scope.today}
					action={giveSubstitute}
				/>
				<SubstituteTable
					title={t("substitutes.now")}
					none={t("substitutes.none")}
					rows={substitutes}
					today={scope.today}
					end={endSubstitution}
				/>
				<SubstituteTable title={t("substitutes.past")} none={null} rows={past} today={scope.today} end={null} />
			</ClientMessages>
		</div>
	);
}

interface PageProps {
	readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}
