import Link from "next/link";
import type { Act } from "@/components/acts/use-act";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { SubGroupsPage, SubGroupWithStays } from "@/lib/queries/sub-groups/find-sub-groups-page";
import { ChangeForms } from "./change-forms";
import { daysInWords } from "./days-in-words";

/** A sub-group that goes on or is to begin: who is in it, and what can be changed. */
export async function SubGroupPanel({
	subGroup,
	page,
	action,
}: {
	subGroup: SubGroupWithStays;
	page: SubGroupsPage;
	action: Act<unknown>;
}) {
	const [t, format] = await Promise.all([getTranslator("subGroups"), getFormatter()]);
	const { group, today } = page;
	// Before it begins, who will be in it is what counts.
	const on = subGroup.beginDate > today ? subGroup.beginDate : today;
	const present = subGroup.stays.filter((stay) => stay.endDate === null || stay.endDate > on);
	const inside = new Set(present.map((stay) => stay.pupilId));
	const titleId = `sub-group-${subGroup.subGroupId}`;
	return (
		<article aria-labelledby={titleId} className="panel grid content-start gap-2 p-3">
			<div>
				<h3 id={titleId} className="text-l wrap-anywhere">
					{subGroup.name}
				</h3>
				<p className="text-s text-ink-2">
					{daysInWords(subGroup, today, t, format)} · {t("members", { count: present.length })}
				</p>
				{subGroup.goal ? (
					<p className="text-s text-ink-2">
						{t("goal", { goal: subGroup.goal.title })}{" "}
						<Link
							className="link"
							href={`/groups/${group.groupId}/goals/${subGroup.goal.goalId}?subGroup=${subGroup.subGroupId}`}
						>
							{t("show")}
						</Link>
					</p>
				) : null}
			</div>
			<ul className="grid gap-x-4 sm:grid-cols-2">
				{present.map((stay) => (
					<li key={stay.pupilId} className="flex min-h-6 flex-wrap items-baseline gap-x-2 border-t border-line py-0.5">
						<Link className="link-quiet" href={`/pupils/${stay.pupilId}`}>
							{stay.name}
						</Link>
						{stay.beginDate === subGroup.beginDate && stay.endDate === null && stay.inGroup ? null : (
							<span className="text-s text-ink-3">
								{stay.inGroup ? daysInWords(stay, today, t, format) : t("notInGroup")}
							</span>
						)}
					</li>
				))}
			</ul>
			<ChangeForms
				subGroup={{
					subGroupId: subGroup.subGroupId,
					groupId: group.groupId,
					name: subGroup.name,
					version: subGroup.version,
					endVersion: subGroup.endVersion,
				}}
				firstDay={on}
				inside={present.map(({ pupilId, name }) => ({ pupilId, name }))}
				outside={page.members.filter((member) => !inside.has(member.pupilId))}
				action={action}
			/>
		</article>
	);
}
