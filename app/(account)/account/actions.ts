"use server";
import { revalidatePath } from "next/cache";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { outcomeOf } from "@/app/(public)/outcome-of";
import type { FormOutcome } from "@/components/accounts/form-outcome";
import { requireAccountScope } from "@/lib/authz/boards/request-boards";
import { askingFor, oidcIdentityCookie, openIdentity } from "@/lib/authz/sign-in/oidc-identity";
import { askAddress } from "@/lib/commands/accounts/change-address";
import { changePassword } from "@/lib/commands/accounts/change-password";
import { linkIdentity } from "@/lib/commands/accounts/link-identity";
import { markActsSeen } from "@/lib/commands/accounts/mark-acts-seen";
import { decideOwnOffer } from "@/lib/commands/offers/accept-offer";
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

export const askOwnAddress = action("state", async (_before: FormOutcome, form: FormData): Promise<FormOutcome> => {
	const scope = await requireAccountScope();
	const asked = { email: String(form.get("email")), password: String(form.get("password") ?? "") };
	const outcome = await outcomeOf(() => askAddress(scope, asked));
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

export const acceptOwnOffer = action("state", (_before: FormOutcome, form: FormData) => decideOffer(form, true));
export const declineOwnOffer = action("state", (_before: FormOutcome, form: FormData) => decideOffer(form, false));

async function decideOffer(form: FormData, accepts: boolean): Promise<FormOutcome> {
	const scope = await requireAccountScope();
	const outcome = await outcomeOf(() => decideOwnOffer(scope, String(form.get("offerId")), accepts));
	if (outcome?.fault === "not-found") return { fault: "offer-gone" };
	if (outcome?.fault === "employee-taken") return { fault: "employee-taken-own" };
	if (outcome?.fault !== null) return outcome;
	// The menu around the pages follows the roles.
	revalidatePath("/", "layout");
	redirect(`/account?offer=${accepts ? "accepted" : "declined"}`);
}

/** What others did to the account was on the screen, up to and including this event. */
export const markOwnActsSeen = action(z.tuple([z.guid()]), async (newest: string): Promise<void> => {
	await markActsSeen(await requireAccountScope(), newest);
});
