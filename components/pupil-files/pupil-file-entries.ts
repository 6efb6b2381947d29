import { html } from "@/components/ui/html";
import { type CsvCell, csvNotations, writeCsv } from "@/lib/csv/write-csv";
import { exportText } from "@/lib/domain/export-text";
import { formatter } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import type { FileCell } from "@/lib/queries/pupil-files/file-cell";
import type { FilePart } from "@/lib/queries/pupil-files/file-parts";

interface Entry {
	readonly name: string;
	text(): AsyncIterable<string>;
}

/** What the page of the file tells beside its sheets. */
interface About {
	readonly pupil: string;
	readonly school: string;
	readonly madeAt: Date;
	/** How many days raw messages are kept. */
	readonly retention: { readonly payloadDays: number; readonly statementDays: number };
}

/** The file of a pupil: a page that says what is in it, and a sheet for each kind. */
export function pupilFileEntries(about: About, parts: readonly FilePart[], locale: Locale): Entry[] {
	const t = translator(locale, "pupilFiles");
	return [
		{ name: `${t("file.readme")}.html`, text: () => once(exportText(readme(about, parts, locale))) },
		...parts.map((part) => ({ name: `${t(`parts.${part.key}.file`)}.csv`, text: () => sheet(part, locale) })),
	];
}

async function* once(text: string): AsyncGenerator<string> {
	yield text;
}

/** Rows together, so that a sheet of many small rows is no row of many small chunks. */
const together = 200;

async function* sheet(part: FilePart, locale: Locale): AsyncGenerator<string> {
	const t = translator(locale, "pupilFiles");
	const notation = csvNotations[locale];
	const head = part.columns.map((column) => t(`columns.${column as "at"}`));
	yield writeCsv([head], notation);
	const reasons = translator(locale, "reasons");
	const reason = part.key === "refused" ? part.columns.indexOf("reason") : -1;
	const said = (code: FileCell) => (reasons.has(code as "conflict") ? reasons(code as "conflict") : code);
	let rows: CsvCell[][] = [];
	// The byte order mark stands at the begin of the file alone.
	const flush = () => writeCsv(rows, notation).slice(1);
	for await (const row of part.rows()) {
		rows.push(row.map((cell, place) => cellOf(place === reason ? said(cell) : cell, t("yes"), t("no"))));
		if (rows.length < together) continue;
		yield flush();
		rows = [];
	}
	if (rows.length > 0) yield flush();
}

function cellOf(cell: FileCell, yes: string, no: string): CsvCell {
	return typeof cell === "boolean" ? (cell ? yes : no) : cell;
}

function readme(about: About, parts: readonly FilePart[], locale: Locale): string {
	const { pupil, school, madeAt, retention } = about;
	const t = translator(locale, "pupilFiles");
	const title = t("file.title", { pupil });
	const made = t("file.made", { school, at: formatter(locale).dayTime(madeAt) });
	const items = parts.map(({ key }) => {
		const file = `${t(`parts.${key}.file`)}.csv`;
		return html`<li><a href="${file}">${file}</a>: ${t(`parts.${key}.what`)}</li>`;
	});
	const notes = (["times", "codes", "derived", "raw", "backup"] as const).map(
		(key) => html`<p>${t(`file.${key}`, { ...retention })}</p>`,
	);
	return html`
		<!doctype html>
		<html lang="${locale}">
			<head><meta charset="utf-8"><title>${title}</title></head>
			<body><h1>${title}</h1><p>${made}</p><p>${t("file.intro")}</p><ul>${items}</ul>${notes}</body>
		</html>`.toString();
}
