import { asShown } from "@/lib/csv/as-shown";
import type { CsvCell } from "@/lib/csv/write-csv";
import type { CsvSheet } from "@/lib/http/csv-answer";
import { formatter } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { amountOf, type EffortPage, effortAmounts } from "@/lib/queries/effort/find-effort-page";

/** Effort and result as rows, a pupil each, also of who did nothing. */
export function effortSheet(page: EffortPage, locale: Locale): CsvSheet {
	const t = translator(locale, "effort");
	const { axis } = page;
	const facts = new Map(page.efforts.map((fact) => [fact.pupilId, fact]));
	const rows = page.members.map((member): CsvCell[] => {
		const fact = facts.get(member.pupilId);
		const value = axis?.values.get(member.pupilId);
		return [
			member.name,
			...effortAmounts.map((amount) => (fact ? asShown(amountOf(fact, amount), { type: "share-right" }) : 0)),
			fact?.lastDay ?? null,
			axis && value ? asShown(value.shown, axis) : null,
		];
	});
	const { source, subject } = page;
	return {
		about: {
			what: subject === null ? t("name") : `${t("name")}, ${translator(locale, "subjects")(subject)}`,
			...{ group: page.group.name, period: page.period, n: page.members.length, notes: [] },
			sources: source ? [source] : [],
		},
		rows: [
			[translator(locale, "csv")("withValue"), axis?.values.size ?? 0],
			[t("result"), resultInWords(page, locale)],
			[],
			[t("table.pupil"), ...effortAmounts.map((amount) => t(`table.${amount}`)), t("table.last"), t("table.result")],
			...rows,
		],
	};
}

function resultInWords({ axis, today }: EffortPage, locale: Locale): string | null {
	if (axis === null) return null;
	const t = translator(locale, "effort");
	if (axis.type === "share-right" || axis.type === "own-level")
		return t(`axis.${axis.type}`, { supplier: axis.supplier });
	const measure = translator(locale, "measures")(axis.type);
	const day = axis.day === null ? "" : formatter(locale).day(axis.day, today);
	return t("axis.test", { title: axis.title ?? axis.supplier, measure, day });
}
