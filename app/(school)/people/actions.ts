"use server";
import { z } from "zod";
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
import { personId, plainId, userId } from "@/lib/domain/ids";
import { action } from "@/lib/http/action";
import { optional, optionalText, typedText } from "@/lib/http/form-schemas";
import { getLocale } from "@/lib/i18n/server";

const refresh = "/people";
const role = z.enum(["admin", "staff"]);
const ofAccount = z.object({ userId });
const ofOffer = z.object({ offerId: plainId });

/** What is said once; null: nothing is. */
const toldOf = ({ link, code = null }: { link: string | null; code?: string | null }) =>
	link === null && code === null ? null : { link, code };

export const inviteSomebody = action({
	scope: "admin",
	input: z.object({
		...{ email: typedText, name: typedText, role },
		...{ personId: optional(personId), endDate: optionalText },
	}),
	refresh,
	work: async ({ scope, input }) => toldOf(await offerRole(scope, { ...input, locale: await getLocale() })),
});

export const renewInvitation = action({
	scope: "admin",
	input: ofOffer,
	refresh,
	work: async ({ scope, input }) => toldOf(await renewOffer(scope, input.offerId)),
});

export const withdrawInvitation = action({
	scope: "admin",
	input: ofOffer,
	refresh,
	work: ({ scope, input }) => withdrawOffer(scope, input.offerId),
});

export const correctInvitation = action({
	scope: "admin",
	input: ofOffer.extend({ email: typedText }),
	edits: true,
	refresh,
	work: async ({ scope, input, seen }) => toldOf(await correctOffer(scope, input.offerId, input.email, seen)),
});

export const changeRoleEnd = action({
	scope: "admin",
	input: ofAccount.extend({ role, endDate: optionalText }),
	edits: true,
	refresh,
	work: ({ scope, input, seen }) => setRoleEnd(scope, input, seen),
});

export const endRoleNow = action({
	scope: "admin",
	input: ofAccount.extend({ role }),
	refresh,
	work: ({ scope, input }) => endRole(scope, input),
});

export const linkEmployee = action({
	scope: "admin",
	input: ofAccount.extend({ personId: optional(personId) }),
	edits: true,
	refresh,
	work: ({ scope, input, seen }) => linkAccount(scope, input, seen),
});

export const endSessions = action({
	scope: "admin",
	input: ofAccount,
	refresh,
	work: async ({ scope, input }) => {
		await revokeAll(scope, input.userId);
	},
});

export const givePassword = action({
	scope: "admin",
	input: ofAccount,
	refresh,
	work: async ({ scope, input }) => toldOf(await restorePassword(scope, input.userId)),
});

export const confirmAccount = action({
	scope: "admin",
	input: ofAccount,
	refresh,
	work: ({ scope, input }) => confirmRole(scope, input.userId),
});

export const takeFactorAway = action({
	scope: "admin",
	input: ofAccount,
	refresh,
	work: ({ scope, input }) => resetFactor(scope, input.userId),
});

export const saveFactorRule = action({
	scope: "person",
	input: z.object({ adminsFrom: optionalText, staffFrom: optionalText }),
	edits: true,
	refresh,
	work: ({ scope, input, seen }) => setFactorRule(scope, input, seen),
});

export const saveSignInRule = action({
	scope: "admin",
	input: z.object({ rule: z.unknown() }),
	edits: true,
	refresh,
	work: ({ scope, input, seen }) => setSignInRule(scope, input.rule, seen),
});
