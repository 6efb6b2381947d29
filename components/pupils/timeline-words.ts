import type { Formatter } from "@/lib/i18n/format";
import type { Translator } from "@/lib/i18n/translator";
import type { PracticeWeek, PracticeWeeks } from "@/lib/standing/practice-weeks";

interface Words {
	readonly t: Translator<"pupils">;
	readonly format: Formatter;
	readonly today: string;
}

/** What is read at a week: which one, the pupil, the group. */
export function weekInWords(week: PracticeWeek, measure: PracticeWeeks["measure"], words: Words): string[] {
	const { t, format, today } = words;
	const own = t("timeline.own", { tasks: week.tasks, time: format.duration(week.durationMs), measure });
	return [t("timeline.week", { day: format.day(week.monday, today) }), own, groupInWords(week, measure, words)];
}

/** The group in one week: its median and how many practised, or why there is none. */
export function groupInWords(
	week: PracticeWeek,
	measure: PracticeWeeks["measure"],
	{ t, format }: Pick<Words, "t" | "format">,
): string {
	if (week.practised === null) return t("timeline.groupTooFew");
	const median =
		measure === "time"
			? week.medianDurationMs && format.duration(week.medianDurationMs)
			: week.medianTasks && t("timeline.tasks", { tasks: format.number(week.medianTasks) });
	if (week.practised === 0) return t("timeline.nobody");
	return t("timeline.group", { median: median || "0", count: week.practised });
}
