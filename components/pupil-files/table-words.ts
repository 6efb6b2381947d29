import { compareNames } from "@/lib/domain/compare-names";
import type { Translator } from "@/lib/i18n/translator";

/** Tables with what they hold in words, the most first; a new table is told by its name. */
export function tablesInWords(rows: Readonly<Record<string, number>>, t: Translator<"pupilFiles">) {
	return Object.entries(rows)
		.map(([table, count]) => {
			const key = `tables.${table}` as "tables.person";
			return { table, count, words: t.has(key) ? t(key) : table };
		})
		.toSorted((one, other) => other.count - one.count || compareNames(one.words, other.words));
}
