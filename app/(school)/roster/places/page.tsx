import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { PlaceTable } from "@/components/places/place-table";
import { PlaceTally } from "@/components/places/place-tally";
import { RosterNavigation } from "@/components/roster/roster-navigation";
import { Notice } from "@/components/ui/notice";
import { can } from "@/lib/authz/policy";
import { requireScope } from "@/lib/authz/request-scope";
import { sealSearchText } from "@/lib/authz/secrets/search-text";
import { getTranslator } from "@/lib/i18n/server";
import { listPlaces, placeKinds } from "@/lib/queries/places/list-places";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslator("places"))("title") };
}

const asked = z.object({
	kind: z.enum(placeKinds).nullable().catch(null),
	page: z.coerce.number().int().min(1).catch(1),
});

/** A5: who is in no group or in two, which group has no teacher, and who left; each with what can be done. */
export default async function PlacesPage({ searchParams }: PageProps) {
	const scope = await requireScope();
	if (!can(scope, "manage-roster")) notFound();
	const address = asked.parse(await searchParams);
	const [t, list] = await Promise.all([getTranslator("places"), listPlaces(scope, address)]);
	const { left: _left, ...open } = list.counts;
	const isCalm = Object.values(open).every((count) => count === 0);
	return (
		<div className="grid grid-cols-1 gap-3">
			<RosterNavigation current="places" />
			<div className="max-w-[75ch]">
				<h1>{t("title")}</h1>
				<p className="mt-1 text-ink-2">{t("intro")}</p>
			</div>
			{isCalm ? <Notice title={t("calm.title")}>{t("calm.text")}</Notice> : null}
			<PlaceTally counts={list.counts} kind={list.kind} />
			{isCalm && address.kind === null ? null : (
				<PlaceTable list={list} today={scope.today} seal={(name) => sealSearchText(scope, name)} />
			)}
		</div>
	);
}

interface PageProps {
	readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}
