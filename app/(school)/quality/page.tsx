import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { z } from "zod";
import { CauseTable } from "@/components/quality/cause-table";
import { ExampleList } from "@/components/quality/example-list";
import { outcomesOf, type QualityAddress, startDays } from "@/components/quality/quality-address";
import { QualityFilters } from "@/components/quality/quality-filters";
import { QualitySummary } from "@/components/quality/quality-summary";
import { reasonInWords } from "@/components/quality/quality-words";
import { Notice } from "@/components/ui/notice";
import { can } from "@/lib/authz/policy";
import { requireScope } from "@/lib/authz/request-scope";
import type { Scope } from "@/lib/authz/scope";
import { getTranslator } from "@/lib/i18n/server";
import { listCauses, mostCauses } from "@/lib/queries/quality/list-causes";
import { listExamples } from "@/lib/queries/quality/list-examples";
import { qualityPeriods, readCauseKey } from "@/lib/queries/quality/quality-filter";
import { listSuppliers } from "@/lib/queries/suppliers/list-suppliers";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslator("quality"))("title") };
}

const asked = z.object({
	connection: z.guid().nullable().catch(null),
	days: z.coerce.number().pipe(z.literal(qualityPeriods)).catch(startDays),
	show: z.literal("all").nullable().catch(null),
	cause: z.string().max(200).nullable().catch(null),
	page: z.coerce.number().int().min(1).catch(1),
});

/** A3: what came in and is not on any screen, by cause, with what mends it. For the admin; pupils are masked. */
export default async function QualityPage({ searchParams }: PageProps) {
	const scope = await requireScope();
	if (!can(scope, "mend-data")) notFound();
	const { connection, days, show, cause, page } = asked.parse(await searchParams);
	const address: QualityAddress = { connectionId: connection, days, all: show !== null, cause, page };
	const [t, scales, suppliers, causes] = await Promise.all([
		getTranslator("quality"),
		getTranslator("scaleFamilies"),
		listSuppliers(scope),
		listCauses(scope, { connectionId: connection, days, outcomes: outcomesOf(address) }),
	]);
	const names = suppliers.map(({ connectionId, supplier }) => ({ connectionId, name: supplier }));
	return (
		<div className="grid gap-3">
			<div>
				<div className="flex flex-wrap items-baseline gap-x-4">
					<h1>{t("title")}</h1>
					<Link className="link ml-auto" href="/scale-families">
						{scales("title")}
					</Link>
				</div>
				{causes.length > 0 ? <QualitySummary causes={causes} /> : null}
				<p className="mt-1 text-ink-2">{t("intro")}</p>
				<p className="text-s text-ink-3">{t("noResults")}</p>
			</div>
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
		<div className="grid gap-3 px-3 pt-1 pb-4 sm:pl-7">
			<ExampleList
				cause={reasonInWords(words, key.code)}
				list={list}
				total={records}
				address={address}
				today={scope.today}
			/>
		</div>
	);
}

interface PageProps {
	readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}
