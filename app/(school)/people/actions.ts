"use server";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { outcomeOf, toldBy } from "@/app/(public)/outcome-of";
import type { FormOutcome } from "@/components/accounts/form-outcome";
import { requireScope } from "@/lib/authz/request-scope";
import { confirmRole } from "@/lib/commands/accounts/confirm-role";
import { endRole } from "@/lib/commands/accounts/end-role";
import { restorePassword } from "@/lib/commands/accounts/restore-password";
import { setRoleEnd } from "@/lib/commands/accounts/set-role-end";
import { correctOffer, renewOffer, withdrawOffer } from "@/lib/commands/offers/change-offer";
import { offerRole } from "@/lib/commands/offers/offer-role";
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
	return told(() =>
		offerRole(scope, {
			email: textOf(form, "email") ?? "",
			name: textOf(form, "name") ?? "",
			...{ role: roleOf(form), personId: textOf(form, "personId"), endDate: textOf(form, "endDate"), locale },
		}),
	);
});

export const renewInvitation = action("state", async (_before: FormOutcome, form: FormData): Promise<FormOutcome> => {
	const scope = await requireScope();
	return told(() => renewOffer(scope, String(form.get("offerId"))));
});

export const withdrawInvitation = action(
	"state",
	async (_before: FormOutcome, form: FormData): Promise<FormOutcome> => {
		const scope = await requireScope();
		return done(() => withdrawOffer(scope, String(form.get("offerId"))));
	},
);

export const correctInvitation = action("state", async (_before: FormOutcome, form: FormData): Promise<FormOutcome> => {
	const scope = await requireScope();
	return told(() => correctOffer(scope, String(form.get("offerId")), textOf(form, "email") ?? ""));
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

export const givePassword = action("state", async (_before: FormOutcome, form: FormData): Promise<FormOutcome> => {
	const scope = await requireScope();
	return told(() => restorePassword(scope, userOf(form)));
});

export const confirmAccount = action("state", async (_before: FormOutcome, form: FormData): Promise<FormOutcome> => {
	const scope = await requireScope();
	return done(() => confirmRole(scope, userOf(form)));
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

async function told(work: () => Promise<{ link: string | null; code?: string | null }>): Promise<FormOutcome> {
	const outcome = await toldBy(work);
	revalidatePath("/people", "layout");
	return outcome;
}

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
