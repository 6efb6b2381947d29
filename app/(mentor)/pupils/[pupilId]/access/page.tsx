import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { z } from "zod";
import { LoneActList } from "@/components/access/lone-act-list";
import { ViewTable } from "@/components/access/view-table";
import { ViewerTable } from "@/components/access/viewer-table";
import { PupilSubHeading } from "@/components/pupils/pupil-sub-heading";
import { Notice } from "@/components/ui/notice";
import { requireScope } from "@/lib/authz/request-scope";
import { addressIds } from "@/lib/http/address-ids";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import { findPupilAccessPage } from "@/lib/queries/access/find-pupil-access-page";

interface PageProps {
	readonly params: Promise<{ pupilId: string }>;
	readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** A name in the title would stand in the browser's history and in a shared tab list. */
export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslator("access"))("crumb") };
}

const asked = z.object({ before: z.iso.datetime().nullable().catch(null) });

/** M4: who can see this pupil and why, and who looked. */
export default async function PupilAccessPage({ params, searchParams }: PageProps) {
	const scope = await requireScope();
	const { pupilId } = addressIds(await params);
	const { before } = asked.parse(await searchParams);
	const [page, t, format] = await Promise.all([
		findPupilAccessPage(scope, pupilId, before === null ? null : new Date(before)),
		getTranslator("access"),
		getFormatter(),
	]);
	if (page === null) notFound();
	return (
		<div className="mx-auto grid max-w-5xl gap-3">
			<PupilSubHeading pupilId={pupilId} name={page.name} crumb={t("crumb")} title={t("title", { name: page.name })} />
			<section className="panel pb-2" aria-labelledby="who">
				<div className="px-3 py-2">
					<h2 id="who">{t("who.title", { name: page.name })}</h2>
					<p className="mt-1 max-w-[70ch] text-ink-2">{t("who.rule")}</p>
				</div>
				<ViewerTable viewers={page.viewers} today={scope.today} />
				{page.loneActs.length === 0 ? null : (
					<div className="px-3 pt-3">
						<Notice tone="late" title={t("alone.title")}>
							<p className="mb-1">{t("alone.text")}</p>
							<LoneActList acts={page.loneActs} today={scope.today} />
						</Notice>
					</div>
				)}
				<p className="max-w-[80ch] px-3 pt-2 text-s text-ink-3">{t("who.admin")}</p>
			</section>
			<section className="panel pb-2" aria-labelledby="looks">
				<div className="px-3 py-2">
					<h2 id="looks">{t("looks.title")}</h2>
					<p className="mt-1 text-l">{t("looks.summary", page.recent)}</p>
					<p className="max-w-[70ch] text-s text-ink-3">{t("looks.rule")}</p>
				</div>
				{before === null ? null : (
					<p className="px-3 text-s text-ink-3">
						{t("looks.before", { day: format.dayTime(new Date(before), scope.today) })} ·{" "}
						<Link href="?" className="link">
							{t("looks.newest")}
						</Link>
					</p>
				)}
				{page.views.length === 0 ? (
					<div className="px-3">
						<Notice>{t("looks.none")}</Notice>
					</div>
				) : (
					<ViewTable views={page.views} today={scope.today} />
				)}
				{page.older === null ? null : (
					<p className="px-3 pt-2">
						<Link href={`?before=${page.older.toISOString()}`} className="link inline-flex min-h-6 items-center">
							{t("looks.older")}
						</Link>
					</p>
				)}
			</section>
		</div>
	);
}
