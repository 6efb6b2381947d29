import { decimalsMax, isPercent, type ShownScale, shownDecimals } from "../domain/decimals";
import { commonWords } from "./common-words";
import { isolate } from "./direction/isolate";
import { type Locale, timeZone } from "./locales";
import type { Translator } from "./translator";

/** A moment, or a calendar day as yyyy-mm-dd. */
type Moment = Date | string;

export interface Formatter {
	readonly locale: Locale;
	/** "20 nov" (with the year when it is not the year of `reference`). */
	day(moment: Moment, reference?: Moment): string;
	/** "20 nov 16:02" */
	dayTime(moment: Moment, reference?: Moment): string;
	/** "16:02" on the day of `reference`, else "20 nov 16:02". */
	moment(moment: Moment, reference: Moment): string;
	/** "maandag 23 november 2026" */
	longDay(moment: Moment): string;
	/** "sep" */
	month(moment: Moment): string;
	/** "1 sep – 23 nov 2026"; both ends included. */
	range(from: Moment, to: Moment): string;
	/** "1.234,5": at most `decimals` digits after the comma (default 1). What lies on a scale goes by onScale. */
	number(value: number, decimals?: number): string;
	/** A number on its scale, with the decimals and the unit of that scale: "7,50", "38,5 %", "463". */
	onScale(value: number, scale: ShownScale): string;
	/** The same without the unit: "38,5", where the other end of a range or the head of a column has it. */
	bareOnScale(value: number, scale: ShownScale): string;
	/** "38 %" of a ratio 0-1. */
	share(ratio: number): string;
	/** A decimal as text in the language's own notation, digit for digit: "7.50" and "7,50" are "7,50". */
	decimal(text: string): string;
	/** "12 min", "1 u 5 min" */
	duration(durationMs: number): string;
	/** "vandaag", "3 dagen oud": calendar days between two days (yyyy-mm-dd). */
	age(fromDay: string, today: string): string;
	/** "a, b en c"; an item turns none of the others. */
	list(items: readonly string[]): string;
}

const made = new Map<Locale, Formatter>();

/** Pure: the same text for the same input on server and client. Made once per language. */
export function formatter(locale: Locale): Formatter {
	const known = made.get(locale);
	if (known) return known;
	const fresh = create(locale);
	made.set(locale, fresh);
	return fresh;
}

function create(locale: Locale): Formatter {
	const tag = locale === "nl" ? "nl-NL" : "en-GB";
	const dateFormat = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(tag, { timeZone, ...options });
	const shortDay = dateFormat({ day: "numeric", month: "short" });
	const shortDayYear = dateFormat({ day: "numeric", month: "short", year: "numeric" });
	const shortMonth = dateFormat({ month: "short" });
	const year = dateFormat({ year: "numeric" });
	const time = dateFormat({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
	const long = dateFormat({ weekday: "long", day: "numeric", month: "long", year: "numeric" });
	// "negative": never -0.
	const numberFormat = (least: number, most: number) =>
		new Intl.NumberFormat(tag, {
			...{ minimumFractionDigits: least, maximumFractionDigits: most, signDisplay: "negative" },
		});
	const numbers = Array.from({ length: decimalsMax + 1 }, (_, digits) => numberFormat(0, digits));
	const scales = new Map<string, Intl.NumberFormat>();
	const bareOnScale = (value: number, scale: ShownScale) => {
		const { least, most } = shownDecimals(scale);
		const key = `${least} ${most}`;
		const format = scales.get(key) ?? numberFormat(least, most);
		scales.set(key, format);
		return format.format(value);
	};
	const percentSign = locale === "nl" ? "\u00a0%" : "%";
	const decimalMark = locale === "nl" ? "," : ".";
	const conjunction = new Intl.ListFormat(tag, { type: "conjunction" });
	const words = commonWords(locale);

	const number = (value: number, decimals = 1) => (numbers[decimals] ?? numbers[1] ?? numbers[0])?.format(value) ?? "";
	const day = (moment: Moment, reference?: Moment) => {
		const sameYear = reference !== undefined && year.format(at(moment)) === year.format(at(reference));
		// Some ICU versions end the short month with a full stop, others do not.
		return (reference === undefined || sameYear ? shortDay : shortDayYear).format(at(moment)).replace(".", "");
	};
	const isSameDay = (one: Moment, other: Moment) => shortDayYear.format(at(one)) === shortDayYear.format(at(other));
	return {
		locale,
		day,
		dayTime: (moment, reference) => `${day(moment, reference)} ${time.format(at(moment))}`,
		moment: (moment, reference) =>
			(isSameDay(moment, reference) ? "" : `${day(moment, reference)} `) + time.format(at(moment)),
		longDay: (moment) => long.format(at(moment)),
		month: (moment) => shortMonth.format(at(moment)).replace(".", ""),
		range: (from, to) => `${day(from, to)} – ${shortDayYear.format(at(to)).replace(".", "")}`,
		number,
		onScale: (value, scale) => `${bareOnScale(value, scale)}${isPercent(scale.type) ? percentSign : ""}`,
		bareOnScale,
		share: (ratio) => `${number(ratio * 100, 0)}${percentSign}`,
		decimal: (text) => text.replace(/[.,]/, decimalMark),
		duration: (durationMs) => duration(words, durationMs),
		age: (fromDay, today) => words("age", { days: Math.max(0, daysBetween(fromDay, today)) }),
		list: (items) => conjunction.format(items.map(isolate)),
	};
}

function at(moment: Moment): Date {
	return typeof moment === "string" && moment.length === 10 ? new Date(`${moment}T12:00:00Z`) : new Date(moment);
}

function daysBetween(from: string, to: string): number {
	return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

function duration(t: Translator<"common">, durationMs: number): string {
	const minutes = Math.round(durationMs / 60_000);
	if (minutes < 60) return t("duration.minutes", { minutes });
	return t("duration.hours", { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}
