"use server";
import { revalidatePath } from "next/cache";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { findAccountScope } from "@/lib/authz/boards/request-boards";
import { findScope } from "@/lib/authz/request-scope";
import { setPreferences } from "@/lib/commands/accounts/set-preferences";
import { switchSchool as switchTo } from "@/lib/commands/sessions/switch-school";
import type { SchoolId } from "@/lib/domain/ids";
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

/** To another school where the person works; it begins at its start page, for what was open is of the school before. */
export const switchSchool = action("form", async (form: FormData): Promise<void> => {
	// Not requireScope: from a school that asks another way of signing in, one may go to another.
	const scope = (await findScope()) ?? redirect("/sign-in");
	await switchTo(scope, z.guid().parse(form.get("schoolId")) as SchoolId);
	// The frame around the pages, with its menu, is of the school before too.
	revalidatePath("/", "layout");
	redirect("/");
});
