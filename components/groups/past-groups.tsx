import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { PastGroup } from "@/lib/queries/groups/list-my-groups";

/** Where a teacher looks for last year's group: it is no longer theirs to see, and this says since when. Nothing without. */
export async function PastGroups({ groups, today }: { groups: readonly PastGroup[]; today: string }) {
	const [t, format] = await Promise.all([getTranslator("myGroups"), getFormatter()]);
	if (groups.length === 0) return null;
	return (
		<section className="text-s text-ink-3">
			<h2 className="text-m text-ink-2">{t("past.title")}</h2>
			<ul>
				{groups.map((group) => (
					<li key={group.groupId}>{t("past.group", { name: group.name, day: format.day(group.lastDay, today) })}</li>
				))}
			</ul>
			<p className="mt-1 max-w-[70ch]">{t("past.text")}</p>
		</section>
	);
}
