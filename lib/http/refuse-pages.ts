import { takeRead } from "../authz/rates/take-read";
import { readAccountId, sessionCookieName } from "../authz/sessions/session-cookie";
import { env } from "../env";
import { isLocale, localeFromAcceptLanguage } from "../i18n/locales";
import { localeCookie } from "../i18n/preference-cookies";
import { translator } from "../i18n/translator";

interface AskedPage {
	readonly headers: Headers;
	readonly cookies: { get(name: string): { readonly value: string } | undefined };
}

/**
 * The answer to who reads more pages than anybody can look at: why, and how long to wait. Null: go on. Who is not signed in has the limits of
 * signing in; static files do not come here.
 */
export async function refusePages({ headers, cookies }: AskedPage): Promise<Response | null> {
	const userId = await readAccountId(cookies.get(sessionCookieName())?.value);
	const seconds = userId === null ? 0 : takeRead(userId);
	if (seconds === 0) return null;
	const chosen = cookies.get(localeCookie())?.value;
	const locale = isLocale(chosen) ? chosen : localeFromAcceptLanguage(headers.get("accept-language"));
	const t = translator(locale, "errors");
	const [title, text] = [t("page.tooManyTitle"), t("page.tooManyText", { most: env().READS_PER_MINUTE, seconds })];
	// Words of our own and numbers: nothing of the request stands in it.
	const page = `<!doctype html><html lang="${locale}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title} · Groepsbeeld</title><h1>${title}</h1><p>${text}</p></html>`;
	return new Response(page, {
		status: 429,
		headers: {
			"Content-Type": "text/html; charset=utf-8",
			"Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
			"Cache-Control": "no-store",
			"Retry-After": String(seconds),
		},
	});
}
