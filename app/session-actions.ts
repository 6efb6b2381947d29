"use server";
import { revalidatePath } from "next/cache";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { findAccountScope } from "@/lib/authz/boards/request-boards";
import { besideCookie, besideSeconds, sealBeside } from "@/lib/authz/sessions/beside";
import { setPreferences } from "@/lib/commands/accounts/set-preferences";
import { switchPlace as switchTo } from "@/lib/commands/sessions/switch-place";
import { cookieOptions } from "@/lib/cookie-name";
import type { PlaceId } from "@/lib/domain/ids";
import { action } from "@/lib/http/action";
import { isLocale, isTheme } from "@/lib/i18n/locales";
import { localeCookie, preferenceCookieOptions, themeCookie } from "@/lib/i18n/preference-cookies";

/** Language and theme: of this browser, and of the account when somebody is signed in. */
export const choosePreferences = action("form", async (form: FormData): Promise<void> => {
	const [asked, wished] = [form.get("locale"), form.get("theme")];
	const locale = isLocale(asked) ? asked : undefined;
	const theme = isTheme(wished) ? wished : undefined;
	const jar = await cookies();
	if (locale) jar.set(localeCookie(), locale, preferenceCookieOptions());
	if (theme) jar.set(themeCookie(), theme, preferenceCookieOptions());
	const scope = await findAccountScope();
	if (scope) await setPreferences(scope, { locale, theme });
});

/** To another place that is proven in this session; it begins at its start page, for what was open is of the place before. */
export const switchPlace = action("form", async (form: FormData): Promise<void> => {
	// Not requireScope: from a school that asks another way of signing in, one may go to another.
	const scope = (await findAccountScope()) ?? redirect("/sign-in");
	const to = await switchTo(scope, z.guid().parse(form.get("placeId")) as PlaceId);
	// The frame around the pages, with its menu, is of the place before too.
	revalidatePath("/", "layout");
	redirect(to);
});

/** To the sign-in page, to be signed in at another place beside those that are open: what is signed in by within five minutes is added. */
export const signInBeside = action(z.tuple([]), async (): Promise<void> => {
	const scope = (await findAccountScope()) ?? redirect("/sign-in");
	(await cookies()).set(besideCookie(), await sealBeside(scope.sessionId), cookieOptions(besideSeconds));
	redirect("/sign-in");
});

/** Back from there: nothing is added. */
export const leaveBeside = action(z.tuple([]), async (): Promise<void> => {
	(await cookies()).set(besideCookie(), "", cookieOptions(0));
	redirect("/");
});
