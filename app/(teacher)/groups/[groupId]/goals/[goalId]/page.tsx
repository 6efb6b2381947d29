import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { CsvLink } from "@/components/csv/csv-link";
import { goalInput } from "@/components/group-goal/goal-address";
import { GroupGoalScreen } from "@/components/group-goal/group-goal-screen";
import { GroupLowNotice } from "@/components/group-goal/group-low-notice";
import { FilterMenus } from "@/components/groups/filter-menus";
import { type GridAddress, readAddress, withChoice } from "@/components/groups/grid-address";
import { requireScope } from "@/lib/authz/request-scope";
import { addressIds } from "@/lib/http/address-ids";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import { findGroupGoal, type GroupGoalPage } from "@/lib/queries/goals/find-group-goal";
import { findGroupLow } from "@/lib/queries/signals/find-group-low";
import { gatherSubGroup } from "../../sub-groups/actions";

interface PageProps {
	readonly params: Promise<{ groupId: string; goalId: string }>;
	readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The goal is in the heading; a title with it would stand in a shared tab list no better. */
export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslator("groupGoal"))("table.caption") };
}

/** T2: one goal, the whole group, in lists by status. */
export default async function GroupGoalRoute({ params, searchParams }: PageProps) {
	const scope = await requireScope();
	const [{ groupId, goalId }, address] = await Promise.all([params.then(addressIds), searchParams.then(readAddress)]);
	const page = await findGroupGoal(scope, goalInput(groupId, goalId, address));
	if (page === null) notFound();
	const [groups, format] = await Promise.all([getTranslator("groups"), getFormatter()]);
	const path = `/groups/${groupId}/goals/${goalId}`;
	return (
		<div className="grid gap-2">
			<Crumbs page={page} address={address} />
			<Heading page={page} path={path} address={address} />
			{page.period.fellBack ? (
				<p className="text-s text-late">
					{groups("fellBack", { range: format.range(page.period.from, page.period.to) })}
				</p>
			) : null}
			<GroupLowNotice found={await findGroupLow(scope, page)} today={page.today} />
			<GroupGoalScreen page={page} path={path} address={address} gather={gatherSubGroup} />
		</div>
	);
}

async function Crumbs({ page, address }: { page: GroupGoalPage; address: GridAddress }) {
	const [t, layout, subjects] = await Promise.all([
		getTranslator("groupGoal"),
		getTranslator("layout"),
		getTranslator("subjects"),
	]);
	const { subjectKey, code } = page.goal;
	const grid = withChoice(`/groups/${page.group.groupId}`, address, { subject: subjectKey, view: null });
	return (
		<nav aria-label={t("crumb")} className="text-s text-ink-3">
			<Link href="/groups" className="link">
				{layout("groups")}
			</Link>{" "}
			·{" "}
			<Link href={grid} className="link">
				{page.group.name}, {subjects(subjectKey)}
			</Link>{" "}
			· {code}
		</nav>
	);
}

async function Heading({ page, path, address }: { page: GroupGoalPage; path: string; address: GridAddress }) {
	const [t, groups] = await Promise.all([getTranslator("groupGoal"), getTranslator("groups")]);
	const asTable = address.view === "table";
	return (
		<div>
			<h1>{t("title", { goal: page.goal.title, group: page.group.name })}</h1>
			<p className="mt-0.5 max-w-[90ch] text-ink-2" lang="nl">
				{page.goal.text}
			</p>
			<div className="mt-1 flex flex-wrap items-baseline gap-x-3 gap-y-1" role="toolbar" aria-label={t("toolbar")}>
				<FilterMenus page={page} path={path} address={address} />
				<span className="ml-auto flex gap-3 whitespace-nowrap">
					<Link className="link" href={withChoice(path, address, { view: asTable ? null : "table" })}>
						{asTable ? t("asLists") : groups("asTable")}
					</Link>
					<CsvLink href={withChoice(`/api/v1${path}/csv`, address, { view: null })} />
				</span>
			</div>
		</div>
	);
}
