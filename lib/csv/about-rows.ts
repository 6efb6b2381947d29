import { type Locale, timeZone } from "../i18n/locales";
import { translator } from "../i18n/translator";
import type { CsvCell } from "./write-csv";

export interface CsvAbout {
	readonly what: string;
	/** Group or groups; null: the file is of none. */
	readonly group: string | null;
	/** yyyy-mm-dd, both inclusive. */
	readonly period: { readonly from: string; readonly to: string };
	readonly sources: readonly { readonly supplier: string; readonly lastDeliveryAt: Date | null }[];
	/** Pupils who are compared, or rows where the file is of one pupil; null: each row has its own. */
	readonly n: number | null;
	/** What narrows the rows, in words. */
	readonly notes: readonly string[];
	readonly madeAt: Date;
}

/** The first lines of a file: what it is, of whom and when, from which sources and how fresh; an empty line ends them. */
export function aboutRows(about: CsvAbout, locale: Locale): CsvCell[][] {
	const t = translator(locale, "csv");
	return [
		[t("what"), about.what],
		...(about.group === null ? [] : [[t("group"), about.group]]),
		[t("period"), about.period.from, about.period.to],
		...about.sources.map(({ supplier, lastDeliveryAt }) => [
			t("source"),
			supplier,
			lastDeliveryAt === null ? t("never") : t("received", { when: momentText(lastDeliveryAt) }),
		]),
		...(about.n === null ? [] : [[t("compared"), about.n]]),
		...about.notes.map((note) => [t("note"), note]),
		[t("madeAt"), momentText(about.madeAt)],
		[],
	];
}

/** yyyy-mm-dd hh:mm in the Netherlands, the same in every language, so that it sorts. */
const moment = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });

function momentText(at: Date): string {
	return moment.format(at);
}
