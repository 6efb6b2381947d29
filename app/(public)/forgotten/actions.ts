"use server";
import { headers } from "next/headers";
import { after } from "next/server";
import type { FormOutcome } from "@/components/accounts/form-outcome";
import { clientAddress } from "@/lib/authz/rates/client-address";
import { requestPasswordReset } from "@/lib/commands/accounts/request-password-reset";
import { resetPassword } from "@/lib/commands/accounts/reset-password";
import { action } from "@/lib/http/action";
import { chooseByIdentity, chooseByPassword } from "../choose-way";
import { outcomeOf } from "../outcome-of";

/** The same answer, as fast, for every address: the link is made and sent after the answer has left. */
export const askForLink = action("state", async (_before: FormOutcome, form: FormData): Promise<FormOutcome> => {
	const address = clientAddress(await headers());
	return outcomeOf(async () => {
		const { send } = await requestPasswordReset(String(form.get("email")), address);
		after(send);
	});
});

export const choosePassword = action("state", (_before: FormOutcome, form: FormData): Promise<FormOutcome> => {
	return chooseByPassword(form, resetPassword, "password");
});

export const chooseIdentity = action("state", (_before: FormOutcome, form: FormData): Promise<FormOutcome> => {
	return chooseByIdentity("forgotten", form, resetPassword, "password");
});
