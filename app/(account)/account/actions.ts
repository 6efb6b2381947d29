"use server";
import { cookies } from "next/headers";
import { z } from "zod";
import { askingFor, oidcIdentityCookie, openIdentity } from "@/lib/authz/sign-in/oidc-identity";
import { askAddress } from "@/lib/commands/accounts/change-address";
import { changePassword } from "@/lib/commands/accounts/change-password";
import { linkIdentity } from "@/lib/commands/accounts/link-identity";
import { markActsSeen } from "@/lib/commands/accounts/mark-acts-seen";
import { decideOwnOffer } from "@/lib/commands/offers/accept-offer";
import { revokeOthers } from "@/lib/commands/sessions/revoke-others";
import { revokeSession } from "@/lib/commands/sessions/revoke-session";
import { cookieOptions } from "@/lib/cookie-name";
import { plainId, sessionId } from "@/lib/domain/ids";
import { AppError } from "@/lib/errors";
import { action, leadTo } from "@/lib/http/action";
import { secretText, typedText } from "@/lib/http/form-schemas";

const refresh = "/account";

export const changeOwnPassword = action({
	scope: "account",
	input: z.object({ present: secretText, password: secretText }),
	refresh,
	work: ({ scope, input: { present, password: next } }) => changePassword(scope, { present, next }),
});

export const askOwnAddress = action({
	scope: "account",
	input: z.object({ email: typedText, password: secretText }),
	refresh,
	work: ({ scope, input }) => askAddress(scope, input),
});

export const linkOwnIdentity = action({
	scope: "account",
	input: z.object({ tab: z.string(), password: secretText }),
	refresh,
	work: async ({ scope, input: { tab, password } }) => {
		const jar = await cookies();
		const identity = await openIdentity(jar.get(oidcIdentityCookie())?.value, askingFor("/account", tab));
		if (identity === null) throw new AppError("not-found", "link-used");
		await linkIdentity(scope, identity, password);
		jar.set(oidcIdentityCookie(), "", cookieOptions(0));
	},
});

/** What has ended meanwhile, or is somebody else's, is not there any more: the list says so by itself. */
export const endOneSession = action({
	scope: "account",
	input: z.object({ sessionId }),
	refresh,
	work: ({ scope, input }) =>
		revokeSession(scope, input.sessionId).catch((error: unknown) => {
			if (!(error instanceof AppError)) throw error;
		}),
});

export const endOtherSessions = action({
	scope: "account",
	input: z.object({}),
	refresh,
	work: async ({ scope }) => {
		await revokeOthers(scope);
	},
});

/** The menu around the pages follows the roles. */
const ofOffer = { scope: "account", input: z.object({ offerId: plainId }), refresh: "/" } as const;

export const acceptOwnOffer = action({
	...ofOffer,
	work: async ({ scope, input }) => {
		await decideOwnOffer(scope, input.offerId, true);
		return leadTo("/account?offer=accepted");
	},
});

export const declineOwnOffer = action({
	...ofOffer,
	work: async ({ scope, input }) => {
		await decideOwnOffer(scope, input.offerId, false);
		return leadTo("/account?offer=declined");
	},
});

/** What others did to the account was on the screen, up to and including this event. */
export const markOwnActsSeen = action({
	scope: "account",
	input: z.tuple([z.guid()]),
	work: ({ scope, input: [newest] }) => markActsSeen(scope, newest),
});
