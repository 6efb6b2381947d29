import type { CsvCell } from "@/lib/csv/write-csv";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import type { AuditPage } from "@/lib/queries/audit/list-audit";
import type { AuditAddress } from "./audit-address";
import { actionInWords, subjectKeyInWords } from "./audit-words";

/** The log as rows: moments in UTC and whole ids, so that each event can be found again. */
export function auditSheet(page: AuditPage, address: AuditAddress, today: string, locale: Locale) {
	const t = translator(locale, "audit");
	const days = page.rows.map(({ at }) => at.toISOString().slice(0, 10));
	const head = [t("columns.when"), t("columns.by"), t("columns.action"), "action", t("columns.subject"), "id"];
	const rows = page.rows.map((row): CsvCell[] => [
		row.at.toISOString(),
		row.by ?? t("system"),
		actionInWords(row.action, t),
		row.action,
		row.details
			.map((detail) => {
				const value = detail.name === null ? detail.value : `${detail.name} (${detail.value})`;
				return `${subjectKeyInWords(detail, t)}: ${value}`;
			})
			.join("; "),
		row.id,
	]);
	return {
		about: {
			what: t("title"),
			group: null,
			period: { from: address.from ?? days.at(-1) ?? today, to: address.to ?? days[0] ?? today },
			sources: [],
			n: null,
			notes: page.older === null ? [] : [t("cut", { count: page.rows.length })],
		},
		rows: [head, ...rows],
	};
}
