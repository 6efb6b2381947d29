import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { z } from "zod";
import { ClientMessages } from "@/components/layout/client-messages";
import { PairColumns } from "@/components/matching/pair-columns";
import { PairForm } from "@/components/matching/pair-form";
import { ReasonLines } from "@/components/matching/reason-lines";
import { RosterNavigation } from "@/components/roster/roster-navigation";
import { can } from "@/lib/authz/policy";
import { requireScope } from "@/lib/authz/request-scope";
import { personId } from "@/lib/domain/ids";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import { findPair } from "@/lib/queries/matching/find-pair";
import { decidePair } from "../../actions";

/** A name in the title would stand in the browser's history. */
export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslator("matching"))("pair.title") };
}

const ids = z.object({ pupilId: personId, otherId: personId });

/** Two entries side by side, for whoever decides whether they are one pupil. Amounts, no results. */
export default async function PairPage({ params }: { readonly params: Promise<Record<string, string>> }) {
	const scope = await requireScope();
	const parsed = ids.safeParse(await params);
	if (!can(scope, "match-people") || !parsed.success) notFound();
	const [t, format, pair] = await Promise.all([
		getTranslator("matching"),
		getFormatter(),
		findPair(scope, parsed.data.pupilId, parsed.data.otherId),
	]);
	if (pair === null) notFound();
	const { suggestion, pupils } = pair;
	const stateOf = (endedAt: string | null) =>
		endedAt === null ? t("pair.here") : t("pair.left", { day: format.day(endedAt, scope.today) });
	const choices = pupils
		.map((pupil, index) => ({ ...pupil, name: t("pair.entry", { number: index + 1, name: pupil.name }) }))
		.toSorted((a, b) => Number(b.pupilId === suggestion?.pupilId) - Number(a.pupilId === suggestion?.pupilId))
		.map(({ pupilId, name, endedAt }) => ({ pupilId, label: t("decide.choice", { name, state: stateOf(endedAt) }) }));
	return (
		<div className="grid grid-cols-1 gap-3">
			<RosterNavigation current="people-matching" />
			<div className="max-w-[75ch]">
				<p className="text-s text-ink-3">
					<Link href="/people-matching" className="link">
						{t("title")}
					</Link>
				</p>
				<h1 className="mt-0.5">{t("pair.title")}</h1>
				<div className="mt-1">
					{suggestion ? <ReasonLines {...suggestion} /> : <p>{t("pair.byHand")}</p>}
					<p className="text-s text-ink-3">{t("noResults")}</p>
				</div>
			</div>
			<PairColumns pupils={pupils} today={scope.today} />
			<ClientMessages nouns={["matching"]}>
				<PairForm action={decidePair} choices={choices} />
			</ClientMessages>
		</div>
	);
}
