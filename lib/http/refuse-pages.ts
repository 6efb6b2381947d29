import { takeRead } from "../authz/rates/take-read";
import { noteRefusedAccess } from "../authz/security-log/note-refused-access";
import { readAccountId, readSessionId, sessionCookieName } from "../authz/sessions/session-cookie";
import { findSessionScope } from "../authz/sessions/session-scope";
import { env } from "../env";
import { localeOf } from "../i18n/locales";
import { localeCookie } from "../i18n/preference-cookies";
import { translator } from "../i18n/translator";
import { plainPage, plainPageHeaders } from "./plain-page";
import { isSameOrigin } from "./same-origin";

interface AskedPage {
	readonly method: string;
	readonly headers: Headers;
	readonly cookies: { get(name: string): { readonly value: string } | undefined };
}

/**
 * The answer to a page that is not given: another site asks to change something in somebody's name, or an account reads
 * more pages than anybody can look at. Null: go on. Visitors have the limits of signing in; static files do not come here.
 */
export async function refusePages(asked: AskedPage): Promise<Response | null> {
	const cookie = asked.cookies.get(sessionCookieName())?.value;
	const locale = localeOf(asked.cookies.get(localeCookie())?.value, asked.headers.get("accept-language"));
	if (!isSameOrigin(asked)) {
		await noteForeign(cookie);
		const t = translator(locale, "requests");
		const [title, text] = [t("origin.title"), t("origin.text", { address: env().PUBLIC_URL })];
		return asked.headers.has("next-action")
			? new Response(text, { status: 403, headers: { "Content-Type": "text/plain", "Cache-Control": "no-store" } })
			: new Response(plainPage({ locale, title, text, home: t("home") }), { status: 403, headers: plainPageHeaders });
	}
	const userId = await readAccountId(cookie);
	const seconds = userId === null ? 0 : takeRead(userId);
	if (seconds === 0) return null;
	const t = translator(locale, "errors");
	const [title, text] = [t("page.tooManyTitle"), t("page.tooManyText", { most: env().READS_PER_MINUTE, seconds })];
	const headers = { ...plainPageHeaders, "Retry-After": String(seconds) };
	return new Response(plainPage({ locale, title, text }), { status: 429, headers });
}

/** Notes it in the log of the person in whose name it was asked; if that fails, the refusal stands. */
async function noteForeign(cookie: string | undefined): Promise<void> {
	const sessionId = await readSessionId(cookie);
	const scope = sessionId === null ? null : await findSessionScope(sessionId).catch(() => null);
	if (scope) noteRefusedAccess(scope, "origin");
}
