"use server";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import type { FormOutcome } from "@/components/accounts/form-outcome";
import { oidcIdentityCookie, openIdentity } from "@/lib/authz/sign-in/oidc-identity";
import { type Acceptance, acceptInvitation } from "@/lib/commands/accounts/accept-invitation";
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
		const identity = await openIdentity(jar.get(oidcIdentityCookie())?.value);
		if (identity === null) return outcomeOf(() => Promise.reject(new AppError("not-found", "link-used")));
		jar.set(oidcIdentityCookie(), "", cookieOptions(0));
		return accept(form, { identity });
	},
);

async function accept(form: FormData, acceptance: Acceptance): Promise<FormOutcome> {
	const outcome = await outcomeOf(() => acceptInvitation(String(form.get("token")), acceptance));
	if (outcome?.fault === null) redirect("/sign-in?done=invitation");
	return outcome;
}
