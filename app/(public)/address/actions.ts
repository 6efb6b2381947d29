"use server";
import type { FormOutcome } from "@/components/accounts/form-outcome";
import { confirmAddress, takeAddressBack } from "@/lib/commands/accounts/change-address";
import { action } from "@/lib/http/action";
import { outcomeOf } from "../outcome-of";

export const confirmNewAddress = action("state", async (_before: FormOutcome, form: FormData): Promise<FormOutcome> => {
	return outcomeOf(() => confirmAddress(String(form.get("token"))));
});

export const takeBackAddress = action("state", async (_before: FormOutcome, form: FormData): Promise<FormOutcome> => {
	return outcomeOf(() => takeAddressBack(String(form.get("token"))));
});
