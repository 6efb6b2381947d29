import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { GoalRows } from "@/components/groups/goal-rows";
import { gridInput, readAddress, withChoice } from "@/components/groups/grid-address";
import { GridFoot } from "@/components/groups/grid-foot";
import { GridTable } from "@/components/groups/grid-table";
import { GridToolbar } from "@/components/groups/grid-toolbar";
import { GroupGrid } from "@/components/groups/group-grid";
import { GroupNavigation } from "@/components/groups/group-navigation";
import { SignalList } from "@/components/groups/signal-list";
import { Notice } from "@/components/ui/notice";
import { requireScope } from "@/lib/authz/request-scope";
import { prepareGrid } from "@/lib/charts/prepare-grid";
import type { GroupId } from "@/lib/domain/ids";
import { addressIds } from "@/lib/http/address-ids";
import { isolate } from "@/lib/i18n/direction/isolate";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import { findGroupPage } from "@/lib/queries/groups/find-group-page";

interface PageProps {
	readonly params: Promise<{ groupId: string }>;
	readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Once a request: title and page ask for the same, and a look is logged once. */
const loadPage = cache(async (groupId: GroupId, addressText: string) => {
	const scope = await requireScope();
	const page = await findGroupPage(scope, gridInput(groupId, JSON.parse(addressText)));
	return page ?? notFound();
});

export async function generateMetadata({ params, searchParams }: PageProps): Promise<Metadata> {
	const page = await loadPage(addressIds(await params).groupId, JSON.stringify(readAddress(await searchParams)));
	const [t, subjects] = await Promise.all([getTranslator("groups"), getTranslator("subjects")]);
	if (page.subject === null) return { title: isolate(page.group.name) };
	return { title: t("title", { group: page.group.name, subject: subjects(page.subject) }) };
}

/** T1: who needs help now, and where does everybody stand. */
export default async function GroupPage({ params, searchParams }: PageProps) {
	const address = readAddress(await searchParams);
	const page = await loadPage(addressIds(await params).groupId, JSON.stringify(address));
	const [t, format] = await Promise.all([getTranslator("groups"), getFormatter()]);
	const path = `/groups/${page.group.groupId}`;
	const order = address.order === "name" ? "name" : "help";
	const model = prepareGrid({ ...page, order });
	const period = address.period ? `?period=${encodeURIComponent(address.period)}` : "";
	const links = {
		goalHref: (goalId: string, pupilId: string) => `${path}/goals/${goalId}/pupils/${pupilId}${period}`,
		pupilHref: (pupilId: string) => `/pupils/${pupilId}`,
		groupGoalHref: (goalId: string) => `${path}/goals/${goalId}`,
	};
	const missing = page.members.length === 0 ? "members" : page.goals.length === 0 ? "goals" : null;
	const isEmpty =
		missing === null && page.grid.columns.every(({ cells }) => cells.every((cell) => cell.state === "nothing"));
	const reason = page.period.nothingYet ? "yet" : "period";
	return (
		<>
			<GroupNavigation groupId={page.group.groupId} current="overview" />
			<GridToolbar page={page} path={path} address={address} />
			{page.period.fellBack ? (
				<p className="mt-1 text-s text-late">
					{t("fellBack", { range: format.range(page.period.from, page.period.to) })}
				</p>
			) : null}
			{missing !== null ? (
				<div className="mt-3">
					<Notice title={t(`empty.${missing}.title`)}>{t(`empty.${missing}.text`)}</Notice>
				</div>
			) : (
				<>
					{isEmpty ? (
						<div className="my-2">
							<Notice title={t(`empty.${reason}.title`)}>{t(`empty.${reason}.text`)}</Notice>
						</div>
					) : (
						<SignalList
							signals={page.signals}
							today={page.today}
							all={address.signals === "all"}
							allHref={withChoice(path, address, { signals: "all" })}
							fewerHref={withChoice(path, address, { signals: null })}
							{...links}
						/>
					)}
					{address.view === "table" ? (
						<GridTable page={page} model={model} />
					) : (
						<>
							<div className="max-sm:hidden">
								<GroupGrid page={page} model={model} query={period} />
							</div>
							<GoalRows page={page} model={model} query={period} />
						</>
					)}
					<GridFoot page={page} model={model} />
				</>
			)}
		</>
	);
}
