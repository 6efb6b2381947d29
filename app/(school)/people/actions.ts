"use server";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { outcomeOf } from "@/app/(public)/outcome-of";
import type { FormOutcome } from "@/components/accounts/form-outcome";
import { requireScope } from "@/lib/authz/request-scope";
import { endRole } from "@/lib/commands/accounts/end-role";
import { invite } from "@/lib/commands/accounts/invite";
import { resendInvitation } from "@/lib/commands/accounts/resend-invitation";
import { setRoleEnd } from "@/lib/commands/accounts/set-role-end";
import { linkAccount } from "@/lib/commands/roster/link-account";
import { resetFactor } from "@/lib/commands/second-factor/reset-factor";
import { setFactorRule } from "@/lib/commands/second-factor/set-factor-rule";
import { revokeAll } from "@/lib/commands/sessions/revoke-all";
import { setSignInRule } from "@/lib/commands/sign-in/set-sign-in-rule";
import type { UserId } from "@/lib/domain/ids";
import { action } from "@/lib/http/action";
import { getLocale } from "@/lib/i18n/server";

export const inviteSomebody = action("state", async (_before: FormOutcome, form: FormData): Promise<FormOutcome> => {
	const [scope, locale] = [await requireScope(), await getLocale()];
	return done(() =>
		invite(scope, {
			email: textOf(form, "email") ?? "",
			name: textOf(form, "name") ?? "",
			...{ role: roleOf(form), personId: textOf(form, "personId"), endDate: textOf(form, "endDate"), locale },
		}),
	);
});

export const changeRoleEnd = action("state", async (_before: FormOutcome, form: FormData): Promise<FormOutcome> => {
	const scope = await requireScope();
	return done(() => setRoleEnd(scope, { userId: userOf(form), role: roleOf(form), endDate: textOf(form, "endDate") }));
});

export const endRoleNow = action("state", async (_before: FormOutcome, form: FormData): Promise<FormOutcome> => {
	const scope = await requireScope();
	return done(() => endRole(scope, { userId: userOf(form), role: roleOf(form) }));
});

export const linkEmployee = action("state", async (_before: FormOutcome, form: FormData): Promise<FormOutcome> => {
	const scope = await requireScope();
	return done(() => linkAccount(scope, { userId: userOf(form), personId: textOf(form, "personId") }));
});

export const endSessions = action("state", async (_before: FormOutcome, form: FormData): Promise<FormOutcome> => {
	const scope = await requireScope();
	return done(() => revokeAll(scope, userOf(form)));
});

export const inviteAgain = action("state", async (_before: FormOutcome, form: FormData): Promise<FormOutcome> => {
	const scope = await requireScope();
	return done(() => resendInvitation(scope, userOf(form)));
});

export const takeFactorAway = action("state", async (_before: FormOutcome, form: FormData): Promise<FormOutcome> => {
	const scope = await requireScope();
	return done(() => resetFactor(scope, userOf(form)));
});

export const saveFactorRule = action("state", async (_before: FormOutcome, form: FormData): Promise<FormOutcome> => {
	const scope = await requireScope();
	return done(() =>
		setFactorRule(scope, { adminsFrom: textOf(form, "adminsFrom"), staffFrom: textOf(form, "staffFrom") }),
	);
});

export const saveSignInRule = action("state", async (_before: FormOutcome, form: FormData): Promise<FormOutcome> => {
	const scope = await requireScope();
	return done(() => setSignInRule(scope, form.get("rule")));
});

async function done(work: () => Promise<unknown>): Promise<FormOutcome> {
	const outcome = await outcomeOf(work);
	revalidatePath("/people", "layout");
	return outcome;
}

/** An id that is none belongs to nobody: the commands say not-found, as for one of elsewhere. */
function userOf(form: FormData): UserId {
	return (z.guid().safeParse(form.get("userId")).data ?? "00000000-0000-0000-0000-000000000000") as UserId;
}

function roleOf(form: FormData): "admin" | "staff" {
	return form.get("role") === "admin" ? "admin" : "staff";
}

function textOf(form: FormData, name: string): string | null {
	const value = form.get(name);
	return typeof value === "string" && value.trim() !== "" ? value.trim() : null;
}
