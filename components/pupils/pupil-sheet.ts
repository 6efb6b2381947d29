import { asShown } from "@/lib/csv/as-shown";
import type { CsvCell } from "@/lib/csv/write-csv";
import { dayInAmsterdam } from "@/lib/domain/school-day";
import type { CsvSheet } from "@/lib/http/csv-answer";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import type { MissedTest } from "@/lib/queries/changes/select-missed-tests";
import type { PupilPage } from "@/lib/queries/pupils/find-pupil-page";
import type { PupilRow } from "@/lib/queries/pupils/pupil-row";
import type { SubjectGoals } from "@/lib/queries/pupils/subject-goals";
import { subjectKeyOf } from "@/lib/queries/pupils/subject-key";
import { goalStates, goalStateTable } from "@/lib/standing/goal-state";
import { absenceInWords, comparedInWords, groupInWords, positionInWords, scaleOf } from "./pupil-words";
import { subjectInWords } from "./subject-in-words";

/** How a pupil stands, a row per subject and source. The values of others stay out: the file is of one child. */
export function pupilSheet(page: PupilPage, chosen: string | null, locale: Locale): CsvSheet {
	const t = translator(locale, "pupils");
	const csv = translator(locale, "csv");
	const only = page.sources.find((source) => source.connectionId === chosen);
	const value = csv("value");
	return {
		about: {
			what: `${t("title")}, ${page.name}`,
			group: page.groups.map((group) => group.name).join(", ") || null,
			...{ period: page.period, sources: only ? [only] : page.sources, n: null },
			notes: only ? [csv("onlySource", { supplier: only.supplier })] : [],
		},
		rows: [
			[
				...[t("columns.subject"), csv("source"), csv("measure"), csv("test"), csv("day"), value],
				...[csv("lowest", { what: value }), csv("highest", { what: value }), t("table.median")],
				...[csv("lowerQuarter"), csv("upperQuarter"), t("table.n"), csv("place"), csv("group")],
			],
			...page.rows.map((row) => rowCells(row, page.givenName, locale)),
			...missedCells(page, locale),
			...page.goals.flatMap((row) => goalCells(row, locale)),
		],
	};
}

/** A line for each test of the period that was not made, where no row says so of its test already. */
function missedCells({ missed, rows, groups }: PupilPage, locale: Locale): CsvCell[][] {
	const [t, subjects] = [translator(locale, "pupils"), translator(locale, "subjects")];
	const nameOf = new Map<string, string>(groups.map(({ groupId, name }) => [groupId, name]));
	const nothing: CsvCell[] = [null, null, null, null, null, null, null];
	const isSaid = ({ connectionId, assessment }: MissedTest) =>
		rows.some((row) => row.value === null && row.connectionId === connectionId && row.assessment === assessment);
	const untold = missed.filter((test) => !isSaid(test));
	return untold.map((test) => [
		subjectInWords({ ...test, subjectKey: subjectKeyOf(test.subjectKey) }, subjects),
		...[test.supplier, null, test.assessment, dayInAmsterdam(test.at), ...nothing],
		...[t("timeline.missed"), (test.groupId && nameOf.get(test.groupId)) ?? null],
	]);
}

/** Of a subject a line for each state with its number of goals of all, then the own levels of adaptive suppliers. */
function goalCells({ subjectKey, goals, counts, levels, group }: SubjectGoals, locale: Locale): CsvCell[][] {
	const t = translator(locale, "pupils");
	const subject = translator(locale, "subjects")(subjectKey);
	const common = translator(locale, "common");
	const compared = comparedInWords(group, t);
	const suppliers = [...new Set(goals.flatMap((goal) => goal.supplier ?? []))].join(", ");
	const nothing: CsvCell[] = [null, null, null, null, null];
	const states = goals.length === 0 ? [] : goalStates;
	return [
		...states.map((state): CsvCell[] => [
			...[
				subject,
				suppliers,
				t("goals.csv.state", { state: common(goalStateTable[state].word) }),
				null,
				null,
				counts[state],
			],
			...[...nothing, goals.length, null, compared],
		]),
		...levels.map(({ supplier, title, day, level, decimals }): CsvCell[] => [
			...[subject, supplier, t("goals.csv.level"), title, day, asShown(level, { type: "own-level", decimals })],
			...[...nothing, null, null, compared],
		]),
	];
}

function rowCells(row: PupilRow, givenName: string, locale: Locale): CsvCell[] {
	const t = translator(locale, "pupils");
	const { comparison, interval } = row;
	const spread = comparison.state === "compared" ? comparison.spread : null;
	const shown = (value: number | undefined) => (value === undefined ? null : asShown(value, scaleOf(row)));
	const onScale = (value: number | undefined) =>
		spread?.levels && value !== undefined ? (spread.levels[value] ?? null) : shown(value);
	return [
		subjectInWords(row, translator(locale, "subjects")),
		row.supplier,
		translator(locale, "measures")(row.measure),
		row.assessment,
		row.at === null ? null : dayInAmsterdam(row.at),
		row.value === null ? null : row.value.number === null ? row.value.text : shown(row.value.number),
		...[shown(interval?.low), shown(interval?.high)],
		...[onScale(spread?.median), onScale(spread?.lower), onScale(spread?.upper)],
		comparison.n,
		positionInWords(row, t) ?? absenceInWords(row, givenName, t),
		groupInWords(row, t),
	];
}
