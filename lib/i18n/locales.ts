/** Languages of the screens: Dutch first. */
export const locales = ["nl", "en"] as const;
export type Locale = (typeof locales)[number];

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

/** All moments on screen are those of the Dutch clock. */
export const timeZone = "Europe/Amsterdam";

export function isLocale(value: unknown): value is Locale {
	return locales.some((locale) => locale === value);
}

export function isTheme(value: unknown): value is Theme {
	return themes.some((theme) => theme === value);
}

/** The first of our languages that a browser asks for (RFC 9110, 12.5.4); Dutch when it asks for none of them. */
export function localeFromAcceptLanguage(header: string | null): Locale {
	const wanted = (header ?? "")
		.split(",")
		.map((entry) => {
			const [tag = "", ...parameters] = entry.trim().toLowerCase().split(";");
			const quality = parameters.map((p) => /^\s*q=([\d.]+)$/.exec(p)?.[1]).find((q) => q !== undefined);
			return { language: tag.split("-")[0], quality: Number(quality ?? 1) };
		})
		.filter((entry) => entry.quality > 0)
		.sort((a, b) => b.quality - a.quality);
	for (const { language } of wanted) if (isLocale(language)) return language;
	return "nl";
}

/** Language of a reader: the one that was chosen (cookie), else the browser's, else Dutch. */
export function localeOf(chosen: string | undefined, acceptLanguage: string | null): Locale {
	return isLocale(chosen) ? chosen : localeFromAcceptLanguage(acceptLanguage);
}
