import { valueCell } from "@/components/groups/grid-sheet";
import { besideInWords, measureInWords, standingInWords } from "@/components/groups/grid-words";
import type { CsvCell } from "@/lib/csv/write-csv";
import type { CsvSheet } from "@/lib/http/csv-answer";
import { formatter } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import type { GroupGoalPage } from "@/lib/queries/goals/find-group-goal";
import { goalListCodes } from "@/lib/standing/goal-lists";
import { goalStateTable } from "@/lib/standing/goal-state";

/** The lists of one goal as rows, in their order. */
export function goalSheet(page: GroupGoalPage, locale: Locale): CsvSheet {
	const t = translator(locale, "groupGoal");
	const csv = translator(locale, "csv");
	const groups = translator(locale, "groups");
	const common = translator(locale, "common");
	const words = { t: groups, measures: translator(locale, "measures"), format: formatter(locale) };
	const key = page.column.source?.key ?? null;
	const source = page.sources.find((one) => one.connectionId === page.column.source?.connectionId);
	const entries = goalListCodes
		.flatMap((code) => page.lists[code])
		.filter(({ cell }) => page.chosen?.pupilIds.has(cell.pupilId) ?? true);
	const rows = entries.map(({ row, cell }): CsvCell[] => [
		page.members[row]?.name ?? null,
		[common(goalStateTable[cell.state].word), cell.contradicts ? t("contradicts") : ""].filter(Boolean).join("; "),
		valueCell(cell.value, key),
		cell.taken,
		besideInWords(cell, page.today, words) ||
			(cell.value !== null && !cell.counts
				? groups("grid.uncounted")
				: standingInWords(cell.standing, groups, cell.state)),
		cell.lastDay === null ? null : (source?.supplier ?? null),
		cell.lastDay,
	]);
	const head = (["pupil", "status", "value", "n", "place", "source", "last"] as const).map((name) =>
		t(`table.${name}`),
	);
	return {
		about: {
			what: `${page.goal.code} ${page.goal.title}`,
			...{ group: page.group.name, period: page.period, sources: source ? [source] : [], n: page.members.length },
			notes: page.chosen ? [t("narrowed", { count: entries.length })] : [],
		},
		rows: [
			[csv("counted"), page.column.spread.n],
			[csv("withValue"), page.column.valued],
			...(key === null ? [] : [[csv("measure"), measureInWords(key, groups, words.measures)]]),
			[],
			head,
			...rows,
		],
	};
}
