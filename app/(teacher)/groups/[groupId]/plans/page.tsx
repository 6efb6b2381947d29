import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { GroupNavigation } from "@/components/groups/group-navigation";
import { PlanTable } from "@/components/plans/plan-table";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { requireScope } from "@/lib/authz/request-scope";
import { addressIds } from "@/lib/http/address-ids";
import { getTranslator } from "@/lib/i18n/server";
import { listPlans } from "@/lib/queries/plans/list-plans";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslator("plans"))("title") };
}

/** The group plans of a group: the current ones and all before. */
export default async function PlansRoute({ params }: { params: Promise<{ groupId: string }> }) {
	const scope = await requireScope();
	const { groupId } = addressIds(await params);
	const [page, t] = await Promise.all([listPlans(scope, groupId), getTranslator("plans")]);
	if (page === null) notFound();
	return (
		<div className="grid gap-3">
			<div>
				<GroupNavigation groupId={groupId} current="plan" />
				<div className="flex flex-wrap items-baseline justify-between gap-3">
					<h1>{t("of", { group: page.group.name })}</h1>
					<ButtonLink look="primary" href={`/groups/${groupId}/plans/new`}>
						{t("new")}
					</ButtonLink>
				</div>
				<p className="mt-0.5 max-w-[80ch] text-ink-2">{t("intro")}</p>
			</div>
			{page.plans.length === 0 ? (
				<Notice title={t("empty.title")}>{t("empty.text")}</Notice>
			) : (
				<PlanTable page={page} />
			)}
		</div>
	);
}
