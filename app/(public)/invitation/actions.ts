"use server";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import type { FormOutcome } from "@/components/accounts/form-outcome";
import { askingFor, oidcIdentityCookie, openIdentity } from "@/lib/authz/sign-in/oidc-identity";
import { type Acceptance, acceptOffer, declineOffer } from "@/lib/commands/offers/accept-offer";
import { cookieOptions } from "@/lib/cookie-name";
import { AppError } from "@/lib/errors";
import { action } from "@/lib/http/action";
import { outcomeOf } from "../outcome-of";

export const acceptWithPassword = action(
	"state",
	async (_before: FormOutcome, form: FormData): Promise<FormOutcome> => {
		return accept(form, { password: String(form.get("password")) });
	},
);

export const acceptWithIdentity = action(
	"state",
	async (_before: FormOutcome, form: FormData): Promise<FormOutcome> => {
		const jar = await cookies();
		const asked = askingFor(`/invitation/${String(form.get("token"))}`, String(form.get("tab")));
		const identity = await openIdentity(jar.get(oidcIdentityCookie())?.value, asked);
		if (identity === null) return outcomeOf(() => Promise.reject(new AppError("not-found", "link-used")));
		return accept(form, { identity });
	},
);

export const declineInvitation = action("state", async (_before: FormOutcome, form: FormData): Promise<FormOutcome> => {
	return outcomeOf(() => declineOffer(String(form.get("token"))));
});

async function accept(form: FormData, acceptance: Acceptance): Promise<FormOutcome> {
	const code = String(form.get("code") ?? "");
	const outcome = await outcomeOf(() => acceptOffer(String(form.get("token")), acceptance, code));
	if (outcome?.fault !== null) return outcome;
	(await cookies()).set(oidcIdentityCookie(), "", cookieOptions(0));
	redirect("/sign-in?done=invitation");
}
