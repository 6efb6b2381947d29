"use server";
import { redirect } from "next/navigation";
import type { FormOutcome } from "@/components/accounts/form-outcome";
import { acceptOffer, declineOffer } from "@/lib/commands/offers/accept-offer";
import { action } from "@/lib/http/action";
import { chooseByIdentity, chooseByPassword } from "../choose-way";
import { outcomeOf } from "../outcome-of";

export const acceptWithPassword = action("state", (_before: FormOutcome, form: FormData): Promise<FormOutcome> => {
	return chooseByPassword(form, acceptOffer, "invitation");
});

export const acceptWithIdentity = action("state", (_before: FormOutcome, form: FormData): Promise<FormOutcome> => {
	return chooseByIdentity("invitation", form, acceptOffer, "invitation");
});

export const declineInvitation = action("state", async (_before: FormOutcome, form: FormData): Promise<FormOutcome> => {
	const outcome = await outcomeOf(() => declineOffer(String(form.get("token"))));
	if (outcome?.fault === null) redirect("/sign-in?done=declined");
	return outcome;
});
