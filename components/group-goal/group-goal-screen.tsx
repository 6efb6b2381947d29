import Link from "next/link";
import type { Act } from "@/components/acts/use-act";
import type { GridAddress } from "@/components/groups/grid-address";
import { ClientMessages } from "@/components/layout/client-messages";
import { ProvenanceFrame } from "@/components/provenance/provenance-frame";
import { GatherForm } from "@/components/sub-groups/gather-form";
import { DragToTake } from "@/components/ui/drag-to-take";
import { Notice } from "@/components/ui/notice";
import { prepareGoalStrip } from "@/lib/charts/prepare-goal-strip";
import { sourceModel } from "@/lib/charts/prepare-grid";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { GroupGoalPage } from "@/lib/queries/goals/find-group-goal";
import { type GoalListCode, type GoalListEntry, goalListCodes } from "@/lib/standing/goal-lists";
import type { GroupGoalWords } from "./goal-words";
import { GroupPanel } from "./group-panel";
import type { EntryLinks } from "./pupil-entry";
import { PupilList } from "./pupil-list";
import { PupilTable } from "./pupil-table";

const formId = "gather";
const statusCodes: ReadonlySet<GoalListCode> = new Set(["stuck", "growing", "reached"]);
const inFirst: ReadonlySet<GoalListCode> = new Set(["stuck", "without"]);

/** The group above, the pupils in lists below, and the way into a sub-group under them. */
export async function GroupGoalScreen({
	page,
	path,
	address,
	gather,
}: {
	page: GroupGoalPage;
	path: string;
	address: GridAddress;
	gather: Act<"made" | "added">;
}) {
	const words: GroupGoalWords = {
		t: await getTranslator("groupGoal"),
		groups: await getTranslator("groups"),
		common: await getTranslator("common"),
		measures: await getTranslator("measures"),
		format: await getFormatter(),
	};
	const { t } = words;
	if (page.members.length === 0) return <Notice title={t("empty.members.title")}>{t("empty.members.text")}</Notice>;
	const found = page.sources.find((one) => one.connectionId === page.column.source?.connectionId);
	const source = found ? sourceModel(found, page.today, page.settings.holidays) : null;
	const listed = (entry: GoalListEntry) => page.chosen?.pupilIds.has(entry.cell.pupilId) ?? true;
	const lists = goalListCodes.map((code) => ({ code, entries: page.lists[code].filter(listed) }));
	const period = address.period ? `?period=${encodeURIComponent(address.period)}` : "";
	const listedCount = lists.reduce((sum, list) => sum + list.entries.length, 0);
	const links: EntryLinks = {
		pupilHref: (pupilId) => `${path}/pupils/${pupilId}${period}`,
		source,
		formId,
		listed: listedCount,
	};
	const count = (code: GoalListCode) => lists.find((list) => list.code === code)?.entries.length ?? 0;
	const hasStatuses = count("stuck") + count("growing") + count("reached") > 0 || count("no-status") === 0;
	// A source without statuses leaves three empty lists: the one that is not is enough. Of the others "nobody" is said.
	const kept = lists.filter(({ code, entries }) => entries.length > 0 || (hasStatuses && statusCodes.has(code)));
	const listOf = ({ code, entries }: (typeof lists)[number]) => (
		<PupilList
			key={code}
			code={code}
			wide={!statusCodes.has(code) && !(code === "without" && hasStatuses)}
			entries={entries}
			page={page}
			links={links}
			words={words}
		/>
	);
	return (
		<>
			{page.lists.without.every(({ cell }) => cell.state === "nothing") && page.column.valued === 0 ? (
				<Notice title={t("empty.period.title")}>{t("empty.period.text")}</Notice>
			) : (
				<ProvenanceFrame>
					<GroupPanel page={page} strip={prepareGoalStrip(page.column)} source={source} words={words} />
				</ProvenanceFrame>
			)}
			{page.chosen ? <p className="text-s text-ink-2">{t("narrowed", { count: listedCount })}</p> : null}
			<DragToTake>
				{address.view === "table" ? (
					<PupilTable entries={kept.flatMap(({ entries }) => entries)} page={page} links={links} words={words} />
				) : (
					<div className="grid items-start gap-2 lg:grid-cols-3">
						{hasStatuses ? (
							// Who is stuck and, under it, who has no value yet: both may need a word.
							<div className="grid gap-2">{kept.filter(({ code }) => inFirst.has(code)).map(listOf)}</div>
						) : null}
						{kept.filter(({ code }) => !hasStatuses || !inFirst.has(code)).map(listOf)}
					</div>
				)}
				{address.view === "table" ? null : <Gather page={page} action={gather} />}
			</DragToTake>
			<p className="text-s">
				<Link className="link" href="/help#status">
					{t("how")}
				</Link>
			</p>
		</>
	);
}

async function Gather({ page, action }: { page: GroupGoalPage; action: Act<"made" | "added"> }) {
	const t = await getTranslator("subGroups");
	return (
		<section
			aria-labelledby="gather-title"
			data-drop={formId}
			className="panel no-print mt-2 p-3 group-data-dragging/drag:border-accent group-data-dragging/drag:bg-accent-soft bottom-2 z-20 sm:has-[form[data-chosen]]:sticky sm:group-data-dragging/drag:sticky"
		>
			<div className="mb-1 flex flex-wrap items-baseline gap-x-3">
				<h2 id="gather-title">{t("make.title")}</h2>
				<p className="text-s text-ink-3">{t("make.drop")}</p>
			</div>
			<ClientMessages nouns={["subGroups"]}>
				<GatherForm
					action={action}
					formId={formId}
					groupId={page.group.groupId}
					goal={{ goalId: page.goal.goalId, title: page.goal.title }}
					today={page.today}
					subGroups={page.subGroups.map(({ subGroupId, name }) => ({ subGroupId, name }))}
				/>
			</ClientMessages>
		</section>
	);
}
