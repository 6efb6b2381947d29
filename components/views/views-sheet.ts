import type { CsvCell } from "@/lib/csv/write-csv";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import type { ViewsPage } from "@/lib/queries/views/list-views";
import { screenInWords } from "../access/viewer-words";
import type { ViewsAddress } from "./views-address";

/** The looks as rows; moments in UTC. */
export function viewsSheet(page: ViewsPage, address: ViewsAddress, today: string, locale: Locale) {
	const [t, access] = [translator(locale, "views"), translator(locale, "access")];
	const days = page.views.map(({ at }) => at.toISOString().slice(0, 10));
	const columns = (["when", "by", "screen"] as const).map((column) => access(`looks.columns.${column}`));
	const rows = page.views.map((view): CsvCell[] => [
		view.at.toISOString(),
		view.by,
		screenInWords(view.screen, access),
		view.pupil,
		view.viaGroup,
		view.onDate,
	]);
	return {
		about: {
			what: t("title"),
			group: null,
			period: { from: address.from ?? days.at(-1) ?? today, to: address.to ?? days[0] ?? today },
			...{ sources: [], n: null },
			notes: page.older === null ? [] : [t("cut", { count: page.views.length })],
		},
		rows: [[...columns, t("columns.pupil"), t("columns.group"), t("columns.onDate")], ...rows],
	};
}
