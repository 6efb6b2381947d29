import "server-only";
import { cookies, headers } from "next/headers";
import { cache } from "react";
import { type Formatter, formatter } from "./format";
import { isTheme, type Locale, localeOf, type Theme } from "./locales";
import type { Noun } from "./messages";
import { localeCookie, themeCookie } from "./preference-cookies";
import { type Translator, translator } from "./translator";

/** Language of this request: the account's or visitor's choice (cookie), else the browser's, else Dutch. */
export const getLocale: () => Promise<Locale> = cache(async () => {
	return localeOf((await cookies()).get(localeCookie())?.value, (await headers()).get("accept-language"));
});

/** Theme of this request; system unless the person chose. */
export const getTheme: () => Promise<Theme> = cache(async () => {
	const chosen = (await cookies()).get(themeCookie())?.value;
	return isTheme(chosen) ? chosen : "system";
});

/** The words of a noun in the language of this request. */
export async function getTranslator<N extends Noun>(noun: N): Promise<Translator<N>> {
	return translator(await getLocale(), noun);
}

/** Dates, numbers, scores and ages in the language of this request. */
export async function getFormatter(): Promise<Formatter> {
	return formatter(await getLocale());
}
