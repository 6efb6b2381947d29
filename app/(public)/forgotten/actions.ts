"use server";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { after } from "next/server";
import type { FormOutcome } from "@/components/accounts/form-outcome";
import { clientAddress } from "@/lib/authz/rates/client-address";
import { requestPasswordReset } from "@/lib/commands/accounts/request-password-reset";
import { resetPassword } from "@/lib/commands/accounts/reset-password";
import { outcomeOf } from "../outcome-of";

/** The same answer, as fast, for every address: the link is made and sent after the answer has left. */
export async function askForLink(_before: FormOutcome, form: FormData): Promise<FormOutcome> {
	const address = clientAddress(await headers());
	return outcomeOf(async () => {
		const { send } = await requestPasswordReset(String(form.get("email")), address);
		after(send);
	});
}

export async function choosePassword(_before: FormOutcome, form: FormData): Promise<FormOutcome> {
	const outcome = await outcomeOf(() => resetPassword(String(form.get("token")), String(form.get("password"))));
	if (outcome?.fault === null) redirect("/sign-in?done=password");
	return outcome;
}
