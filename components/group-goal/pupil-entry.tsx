import Link from "next/link";
import { standingInWords, valueInWords } from "@/components/groups/grid-words";
import { StatusShape } from "@/components/ui/status";
import type { SourceModel } from "@/lib/charts/prepare-grid";
import { joinParts } from "@/lib/i18n/join-parts";
import type { GroupGoalPage } from "@/lib/queries/goals/find-group-goal";
import type { GoalListEntry } from "@/lib/standing/goal-lists";
import { goalStateTable } from "@/lib/standing/goal-state";
import { contradictionInWords } from "./contradiction-in-words";
import { type GroupGoalWords, workInWords } from "./goal-words";

export interface EntryLinks {
	readonly pupilHref: (pupilId: string) => string;
	readonly source: SourceModel | null;
	/** The form that the choice of pupils belongs to. */
	readonly formId: string;
	/** How many pupils are listed in all. */
	readonly listed: number;
}

/** One pupil: name, value with n, place in the group, source and last activity. */
export function PupilEntry({
	entry,
	page,
	links,
	words,
}: {
	entry: GoalListEntry;
	page: GroupGoalPage;
	links: EntryLinks;
	words: GroupGoalWords;
}) {
	const { t, groups, common, format } = words;
	const { cell } = entry;
	const member = page.members[entry.row];
	const key = page.column.source?.key;
	if (!member) return null;
	// That the group is too small to compare, or that all of it counts elsewhere, is said once, above the lists.
	const isSaid = cell.standing?.code === "too-few" || page.column.elsewhere.length > 0;
	const place = isSaid ? "" : standingInWords(cell.standing, groups, cell.state);
	const against = contradictionInWords(cell.pupilId, page, words);
	const { mark, word } = goalStateTable[cell.state];
	const facts = joinParts([workInWords(entry, page, words), place]);
	const short = cell.value === null && cell.lastDay === null && entry.elsewhere === null && !against;
	return (
		<li
			data-drag={member.pupilId}
			className={`grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-2 break-inside-avoid border-t border-line px-3 py-1 hover:bg-sunken ${cell.state === "stuck" ? "bg-stuck-soft" : ""}`}
		>
			<label className="flex size-6 items-center justify-center pointer-coarse:size-9">
				<input
					type="checkbox"
					name="pupil"
					value={member.pupilId}
					form={links.formId}
					data-take={`${member.pupilId} ${links.formId}`}
					className="size-4 accent-accent"
				/>
				<span className="sr-only">{t("choose", { name: member.name })}</span>
			</label>
			<Link
				href={links.pupilHref(member.pupilId)}
				draggable={false}
				className="link-quiet flex min-h-6 items-center font-strong wrap-anywhere pointer-coarse:min-h-9"
			>
				{member.name}
			</Link>
			<span className="flex items-center gap-1.5 justify-self-end">
				{short ? <span className="text-s text-ink-2">{facts}</span> : null}
				{cell.contradicts ? (
					<span aria-hidden="true" className="font-strong">
						≠
					</span>
				) : null}
				{cell.value && key ? <b>{valueInWords(cell.value, key, format)}</b> : null}
				{mark === null ? null : <StatusShape name={mark} />}
				{/* Without a value the facts begin with the word. */}
				{cell.value === null || mark === null ? null : <span className="sr-only">{common(word)}</span>}
			</span>
			{short ? null : (
				<p className="col-span-2 col-start-2 flex flex-wrap gap-x-2 text-s text-ink-2">
					{facts === "" ? null : <span>{facts}</span>}
					<Origin entry={entry} page={page} links={links} words={words} />
				</p>
			)}
			{against ? <p className="col-span-2 col-start-2 text-s text-ink-2">≠ {against}</p> : null}
		</li>
	);
}

function Origin({ entry: { cell }, page, links: { source }, words: { t, format } }: Parameters<typeof PupilEntry>[0]) {
	if (cell.lastDay === null || source === null) return null;
	return (
		<span className={source.late ? "inline-flex items-center gap-1 text-late" : "text-ink-3"}>
			{source.late ? <StatusShape name="late" /> : null}
			{source.supplier}, {t("lastActive", { day: format.day(cell.lastDay, page.today) })}
		</span>
	);
}
