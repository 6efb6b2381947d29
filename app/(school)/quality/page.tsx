import type { Metadata } from "next";
import Link from "next/link";
import { z } from "zod";
import { ClientMessages } from "@/components/layout/client-messages";
import { CauseTable } from "@/components/quality/cause-table";
import { ExampleList } from "@/components/quality/example-list";
import { HeldPanel } from "@/components/quality/held-panel";
import { HomePageForms } from "@/components/quality/home-page-forms";
import { JudgedNotice } from "@/components/quality/judged-notice";
import { outcomesOf, type QualityAddress, qualityHref, readQualityAddress } from "@/components/quality/quality-address";
import { QualityFilters } from "@/components/quality/quality-filters";
import { QualitySummary } from "@/components/quality/quality-summary";
import { reasonInWords } from "@/components/quality/quality-words";
import { ReplayCause } from "@/components/quality/replay-cause";
import { ReplayPanel } from "@/components/quality/replay-panel";
import { ReplayedTable } from "@/components/quality/replayed-table";
import { Notice } from "@/components/ui/notice";
import { can } from "@/lib/authz/policy";
import { refuse } from "@/lib/authz/refuse";
import { requireScope } from "@/lib/authz/request-scope";
import type { Scope } from "@/lib/authz/scope";
import { now } from "@/lib/clock";
import { personIdentifierTypes } from "@/lib/domain/identifiers";
import { getTranslator } from "@/lib/i18n/server";
import { findWork } from "@/lib/queries/long-work/find-work";
import { listCauses, mostCauses } from "@/lib/queries/quality/list-causes";
import { listExamples } from "@/lib/queries/quality/list-examples";
import { listHeldConnections } from "@/lib/queries/quality/list-held-connections";
import { listHomePages } from "@/lib/queries/quality/list-home-pages";
import { listReplayed } from "@/lib/queries/quality/list-replayed";
import { readCauseKey } from "@/lib/queries/quality/quality-filter";
import { canReplay } from "@/lib/queries/quality/remedy-of";
import { listSuppliers } from "@/lib/queries/suppliers/list-suppliers";
import { endWork } from "../work-actions";
import { decideHeld, nameKind, readAgain } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslator("quality"))("title") };
}

/** What was just asked for: some work, what became of its records, or a decision. */
const besides = z.object({
	work: z.guid().nullable().catch(null),
	records: z.coerce.number().int().min(1).nullable().catch(null),
	told: z.enum(["decided"]).nullable().catch(null),
});

/** A3: what came in and is not on any screen, by cause, with what mends it. For the admin; pupils are masked. */
export default async function QualityPage({ searchParams }: PageProps) {
	const scope = await requireScope();
	if (!can(scope, "mend-data")) refuse(scope);
	const params = await searchParams;
	const [address, { work: workId, records, told }] = [readQualityAddress(params), besides.parse(params)];
	const { connectionId, days } = address;
	const [t, mapping, scales, suppliers, work, judged, replayed, held, causes] = await Promise.all([
		getTranslator("quality"),
		getTranslator("mapping"),
		getTranslator("scaleFamilies"),
		listSuppliers(scope),
		findWork(scope, workId === null ? { kind: "replay" } : { workId }),
		findWork(scope, { kind: "judge" }),
		workId === null || records === null ? null : listReplayed(scope, workId, { page: records }),
		listHeldConnections(scope),
		listCauses(scope, { connectionId, days, outcomes: outcomesOf(address) }),
	]);
	// Reading again that nobody asked about here is shown while it goes on, and for a while after.
	const shown = work && (workId !== null || isFresh(work)) ? work : null;
	const recordsHref = (page: number) => qualityHref(address, {}, { work: workId ?? "", records: String(page) });
	const unmapped = suppliers.reduce((sum, { units }) => sum + units.unmapped, 0);
	const names = suppliers.map(({ connectionId, supplier }) => ({ connectionId, name: supplier }));
	return (
		<div className="grid gap-3">
			<div>
				<div className="flex flex-wrap items-baseline gap-x-4">
					<h1>{t("title")}</h1>
					<span className="ml-auto flex flex-wrap gap-x-4">
						<Link className="link" href="/mapping">
							{mapping("title")}
						</Link>
						<Link className="link" href="/scale-families">
							{scales("title")}
						</Link>
					</span>
				</div>
				{causes.length > 0 ? <QualitySummary causes={causes} /> : null}
				{unmapped > 0 ? (
					<p className="mt-1">
						<Link className="link" href="/mapping">
							{t("unmapped", { count: unmapped })}
						</Link>
					</p>
				) : null}
				<p className="mt-1 text-ink-2">{t("intro")}</p>
				<p className="text-s text-ink-3">{t("noResults")}</p>
			</div>
			{told ? <Notice role="status" title={t("held.done")} /> : null}
			<ClientMessages nouns={["quality"]}>
				<HeldPanel held={held} action={decideHeld} today={scope.today} />
			</ClientMessages>
			{judged ? (
				<JudgedNotice work={judged} recordsHref={qualityHref(address, {}, { work: judged.workId, records: "1" })} />
			) : null}
			{shown ? (
				<ReplayPanel
					work={shown}
					cancel={endWork}
					recordsHref={replayed ? null : qualityHref(address, {}, { work: shown.workId, records: "1" })}
				/>
			) : null}
			{replayed ? <ReplayedTable list={replayed} hrefOf={recordsHref} today={scope.today} /> : null}
			<QualityFilters address={address} suppliers={names} />
			{causes.length === 0 ? (
				<Notice title={t("calm.title")}>{t("calm.text")}</Notice>
			) : (
				<CauseTable
					causes={causes}
					address={address}
					today={scope.today}
					details={<Opened scope={scope} address={address} causes={causes} />}
				/>
			)}
			{causes.length === mostCauses ? <p className="text-s text-ink-3">{t("most", { count: mostCauses })}</p> : null}
		</div>
	);
}

const freshMs = 10 * 60_000;

function isFresh({ endedAt }: { readonly endedAt: Date | null }): boolean {
	return endedAt === null || now().getTime() - endedAt.getTime() < freshMs;
}

async function Opened({
	scope,
	address,
	causes,
}: {
	scope: Scope;
	address: QualityAddress;
	causes: Awaited<ReturnType<typeof listCauses>>;
}) {
	const key = readCauseKey(address.cause);
	if (key === null) return null;
	const words = await getTranslator("reasons");
	const row = causes.find(
		({ outcome, code, connectionId }) =>
			outcome === key.outcome && code === key.code && connectionId === key.connectionId,
	);
	const records = row?.records ?? 0;
	const list = await listExamples(scope, key, address, { page: address.page, records });
	return (
		<ClientMessages nouns={["quality"]}>
			<div className="grid gap-3 px-3 pt-1 pb-4 sm:pl-7">
				{row?.remedy === "kind" ? (
					<HomePageForms
						pages={await listHomePages(scope, row.connectionId)}
						kinds={personIdentifierTypes}
						address={address}
						connectionId={row.connectionId}
						action={nameKind}
					/>
				) : null}
				{row && canReplay(row) ? <ReplayCause cause={row} address={address} action={readAgain} /> : null}
				<ExampleList
					cause={reasonInWords(words, key.code)}
					list={list}
					total={records}
					address={address}
					action={canReplay(key) ? readAgain : null}
					today={scope.today}
				/>
			</div>
		</ClientMessages>
	);
}

interface PageProps {
	readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}
