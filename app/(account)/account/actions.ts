"use server";
import { revalidatePath } from "next/cache";
import { cookies } from "next/headers";
import { z } from "zod";
import { outcomeOf } from "@/app/(public)/outcome-of";
import type { FormOutcome } from "@/components/accounts/form-outcome";
import { requireAccountScope } from "@/lib/authz/boards/request-boards";
import { askingFor, oidcIdentityCookie, openIdentity } from "@/lib/authz/sign-in/oidc-identity";
import { changePassword } from "@/lib/commands/accounts/change-password";
import { linkIdentity } from "@/lib/commands/accounts/link-identity";
import { revokeOthers } from "@/lib/commands/sessions/revoke-others";
import { revokeSession } from "@/lib/commands/sessions/revoke-session";
import { cookieOptions } from "@/lib/cookie-name";
import type { SessionId } from "@/lib/domain/ids";
import { AppError } from "@/lib/errors";
import { action } from "@/lib/http/action";

export const changeOwnPassword = action("state", async (_before: FormOutcome, form: FormData): Promise<FormOutcome> => {
	const scope = await requireAccountScope();
	const typed = { present: String(form.get("present")), next: String(form.get("password")) };
	const outcome = await outcomeOf(() => changePassword(scope, typed));
	revalidatePath("/account");
	return outcome;
});

export const linkOwnIdentity = action("state", async (_before: FormOutcome, form: FormData): Promise<FormOutcome> => {
	const [scope, jar] = [await requireAccountScope(), await cookies()];
	const asked = askingFor("/account", String(form.get("tab")));
	const identity = await openIdentity(jar.get(oidcIdentityCookie())?.value, asked);
	if (identity === null) return outcomeOf(() => Promise.reject(new AppError("not-found", "link-used")));
	const outcome = await outcomeOf(() => linkIdentity(scope, identity, String(form.get("password"))));
	if (outcome?.fault === null) jar.set(oidcIdentityCookie(), "", cookieOptions(0));
	revalidatePath("/account");
	return outcome;
});

/** What has ended meanwhile, or is somebody else's, is not there any more: the list says so by itself. */
export const endOneSession = action("form", async (form: FormData): Promise<void> => {
	const scope = await requireAccountScope();
	const sessionId = z.guid().safeParse(form.get("sessionId"));
	if (sessionId.success)
		await revokeSession(scope, sessionId.data as SessionId).catch((error: unknown) => {
			if (!(error instanceof AppError)) throw error;
		});
	revalidatePath("/account");
});

export const endOtherSessions = action(z.tuple([]), async (): Promise<void> => {
	await revokeOthers(await requireAccountScope());
	revalidatePath("/account");
});
