import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { GroupNavigation } from "@/components/groups/group-navigation";
import { PlanSheet } from "@/components/plans/plan-sheet";
import { planDays, planState } from "@/components/plans/plan-words";
import { FreshnessLine } from "@/components/provenance/freshness-line";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { requireScope } from "@/lib/authz/request-scope";
import { addressIds } from "@/lib/http/address-ids";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import { findPlan, type PlanPage } from "@/lib/queries/plans/find-plan";

interface PageProps {
	readonly params: Promise<{ groupId: string; planId: string }>;
	readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslator("plans"))("title") };
}

/** One group plan, to read and to print. */
export default async function PlanRoute({ params, searchParams }: PageProps) {
	const scope = await requireScope();
	const { groupId, planId } = addressIds(await params);
	const [page, t, query] = await Promise.all([findPlan(scope, groupId, planId), getTranslator("plans"), searchParams]);
	if (page === null) notFound();
	const evaluated = Object.values(page.levels).some((level) => level.evaluation !== "");
	return (
		<div className="grid gap-2">
			<div className="no-print">
				<GroupNavigation groupId={groupId} current="plan" />
			</div>
			<Heading page={page} />
			{query.done === "saved" ? <Notice role="status" title={t("done")} /> : null}
			{planState(page, page.today) === "over" && !evaluated ? <Notice tone="late" title={t("notEvaluated")} /> : null}
			<PlanSheet page={page} />
			<p className="flex flex-wrap gap-x-4 text-s text-ink-3">
				<FreshnessLine sources={page.sources} today={page.today} />
			</p>
		</div>
	);
}

async function Heading({ page }: { page: PlanPage }) {
	const [t, subjects, format] = await Promise.all([getTranslator("plans"), getTranslator("subjects"), getFormatter()]);
	const { from, to } = page.factsOf;
	const path = `/groups/${page.group.groupId}/plans`;
	return (
		<div>
			<div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
				<h1>{t("one", { subject: subjects(page.subjectKey), group: page.group.name })}</h1>
				<p className="text-ink-2">
					{planDays(page, t, format)} · {t("saved", { when: format.dayTime(page.savedAt, page.today) })}
				</p>
				<span className="no-print ml-auto flex items-baseline gap-3">
					<span className="text-s text-ink-3">{t("print")}</span>
					<ButtonLink look="primary" href={`${path}/${page.planId}/edit`}>
						{t("edit")}
					</ButtonLink>
				</span>
			</div>
			<p className="max-w-[90ch] text-s text-ink-3">
				{t("factsText", { from: format.day(from, page.today), to: format.day(to, page.today) })}{" "}
				<Link className="link no-print" href={path}>
					{t("of", { group: page.group.name })}
				</Link>
			</p>
		</div>
	);
}
