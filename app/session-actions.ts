"use server";
import { cookies } from "next/headers";
import { z } from "zod";
import { findAccountScope } from "@/lib/authz/boards/request-boards";
import { besideCookie, besideSeconds, sealBeside } from "@/lib/authz/sessions/beside";
import { setPreferences } from "@/lib/commands/accounts/set-preferences";
import { switchPlace as switchTo } from "@/lib/commands/sessions/switch-place";
import { cookieOptions } from "@/lib/cookie-name";
import { placeId } from "@/lib/domain/ids";
import { action, leadTo } from "@/lib/http/action";
import { locales, themes } from "@/lib/i18n/locales";
import { localeCookie, preferenceCookieOptions, themeCookie } from "@/lib/i18n/preference-cookies";

/** Language and theme: of this browser, and of the account when somebody is signed in. */
export const choosePreferences = action({
	scope: "none",
	input: z.object({ locale: z.enum(locales).optional(), theme: z.enum(themes).optional() }),
	work: async ({ input: { locale, theme } }) => {
		const jar = await cookies();
		if (locale) jar.set(localeCookie(), locale, preferenceCookieOptions());
		if (theme) jar.set(themeCookie(), theme, preferenceCookieOptions());
		const scope = await findAccountScope();
		if (scope) await setPreferences(scope, { locale, theme });
	},
});

/** To another place that is proven in this session; it begins at its start page, for what was open is of the place before. */
export const switchPlace = action({
	// From a school that asks another way of signing in, or a code, one may go to another.
	scope: "own-account",
	ofAnyPage: true,
	input: z.object({ placeId }),
	// The frame around the pages, with its menu, is of the place before too.
	refresh: "/",
	work: async ({ scope, input }) => leadTo(await switchTo(scope, input.placeId)),
});

/** To the sign-in page, to be signed in at another place beside those that are open: what is signed in by within five minutes is added. */
export const signInBeside = action({
	scope: "own-account",
	ofAnyPage: true,
	input: z.object({}),
	work: async ({ scope }) => {
		(await cookies()).set(besideCookie(), await sealBeside(scope.sessionId), cookieOptions(besideSeconds));
		return leadTo("/sign-in");
	},
});

/** Back from there: nothing is added. */
export const leaveBeside = action({
	scope: "none",
	input: z.object({}),
	work: async () => {
		(await cookies()).set(besideCookie(), "", cookieOptions(0));
		return leadTo("/");
	},
});
