import { now, today } from "../clock";
import { aboutRows, type CsvAbout } from "../csv/about-rows";
import { type CsvRows, csvNotations, writeCsv } from "../csv/write-csv";
import { AppError } from "../errors";
import type { Locale } from "../i18n/locales";
import type words from "../i18n/messages/nl/csv.json";
import { getLocale } from "../i18n/server";
import { translator } from "../i18n/translator";

export interface CsvSheet {
	readonly about: Omit<CsvAbout, "madeAt">;
	readonly rows: CsvRows;
}

/**
 * A screen as a file in the language of the request. Its name says which screen and day, never who. Null, what is not
 * the reader's or not there, is not-found.
 */
export async function csvAnswer<Page>(
	screen: keyof typeof words.files,
	page: Page | null,
	sheetOf: (page: Page, locale: Locale) => CsvSheet,
): Promise<Response> {
	if (page === null) throw new AppError("not-found");
	const locale = await getLocale();
	const { about, rows } = sheetOf(page, locale);
	const name = translator(locale, "csv")(`files.${screen}`);
	const text = writeCsv([...aboutRows({ ...about, madeAt: now() }, locale), ...rows], csvNotations[locale]);
	return new Response(text, {
		headers: {
			"Content-Type": "text/csv; charset=utf-8",
			"Content-Disposition": `attachment; filename="groepsbeeld-${name}-${today()}.csv"`,
			"Cache-Control": "no-store",
		},
	});
}
