import Link from "next/link";
import type { Formatter } from "@/lib/i18n/format";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { MyGroup } from "@/lib/queries/groups/list-my-groups";

const cell = "px-3 py-2";

/** A calm list: which group, of what, how many, and how fresh. Nothing without groups. */
export async function GroupList({
	title,
	groups,
	today,
}: {
	title: string;
	groups: readonly MyGroup[];
	today: string;
}) {
	const [t, subjects, format] = await Promise.all([
		getTranslator("myGroups"),
		getTranslator("subjects"),
		getFormatter(),
	]);
	if (groups.length === 0) return null;
	return (
		<section className="panel overflow-x-auto">
			<table className="w-full border-collapse">
				<caption className="px-3 pt-3 pb-1 text-left text-l font-strong">{title}</caption>
				<thead>
					<tr className="border-b border-line-strong text-s text-ink-3">
						<th scope="col" className={`${cell} w-1/3 font-normal`}>
							{t("group")}
						</th>
						<th scope="col" className={`${cell} hidden font-normal sm:table-cell`}>
							{t("subjects")}
						</th>
						<th scope="col" className={`${cell} text-right font-normal`}>
							{t("pupils")}
						</th>
						<th scope="col" className={`${cell} font-normal`}>
							{t("lastTest")}
						</th>
						<th scope="col" className={`${cell} font-normal`}>
							{t("lastPractice")}
						</th>
					</tr>
				</thead>
				<tbody>
					{groups.map((group) => (
						<tr key={group.groupId} className="relative border-b border-line last:border-b-0 hover:bg-sunken">
							<th scope="row" className={cell}>
								<Link
									href={`/groups/${group.groupId}`}
									className="flex min-h-6 items-center text-l font-strong text-ink underline-offset-2 after:absolute after:inset-0 hover:underline pointer-coarse:min-h-9"
								>
									{group.name}
								</Link>
								{group.combination ? <p className="text-s font-normal text-ink-3">{t("combination")}</p> : null}
								<p className="text-s font-normal text-ink-3 sm:hidden">{subjectsInWords(group)}</p>
							</th>
							<td className={`${cell} hidden text-ink-2 sm:table-cell`}>{subjectsInWords(group)}</td>
							<td className={`${cell} text-right`}>{format.number(group.pupils, 0)}</td>
							<td className={`${cell} whitespace-nowrap text-ink-2`}>
								{momentInWords(format, group.lastTestAt, today, false) ?? t("nothingYet")}
							</td>
							<td className={`${cell} whitespace-nowrap text-ink-2`}>
								{momentInWords(format, group.lastPracticeAt, today, true) ?? t("nothingYet")}
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</section>
	);

	function subjectsInWords(group: MyGroup): string {
		if (group.subjects === "all") return t("allSubjects");
		return format.list(group.subjects.map((key) => subjects(key)));
	}
}

function momentInWords(format: Formatter, at: Date | null, today: string, withTime: boolean): string | null {
	if (at === null) return null;
	return withTime ? format.dayTime(at, today) : format.day(at, today);
}
