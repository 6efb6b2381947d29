"use server";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { findScope, requireScope } from "@/lib/authz/request-scope";
import { sessionCookieName } from "@/lib/authz/session-cookie";
import { endSession } from "@/lib/authz/sessions";
import { switchSchool as switchTo } from "@/lib/commands/sessions/switch-school";
import { isLocale, isTheme } from "@/lib/i18n/locales";
import { localeCookie, preferenceCookieOptions, themeCookie } from "@/lib/i18n/preference-cookies";

/** Language and theme: of this browser, and of the account when somebody is signed in. */
export async function choosePreferences(form: FormData): Promise<void> {
	const locale = form.get("locale");
	const theme = form.get("theme");
	const jar = await cookies();
	if (isLocale(locale)) jar.set(localeCookie, locale, preferenceCookieOptions);
	if (isTheme(theme)) jar.set(themeCookie, theme, preferenceCookieOptions);
}

/** To another school where the person works; it begins at its start page, for what was open is of the school before. */
export async function switchSchool(form: FormData): Promise<void> {
	const scope = await requireScope();
	await switchTo(scope, String(form.get("schoolId") ?? ""));
	redirect("/");
}

export async function signOut(): Promise<void> {
	const scope = await findScope();
	if (scope) await endSession(scope.sessionId);
	(await cookies()).delete(sessionCookieName());
	redirect("/sign-in");
}
