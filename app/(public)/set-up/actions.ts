"use server";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { FormOutcome } from "@/components/accounts/form-outcome";
import { clientAddress } from "@/lib/authz/rates/client-address";
import { type SetUpInput, setUpSchool } from "@/lib/commands/set-up/set-up-school";
import { action } from "@/lib/http/action";
import { getLocale } from "@/lib/i18n/server";
import { outcomeOf } from "../outcome-of";

export const setUp = action("state", async (_before: FormOutcome, form: FormData): Promise<FormOutcome> => {
	const [locale, address] = [await getLocale(), clientAddress(await headers())];
	const text = (name: string) => String(form.get(name) ?? "");
	const input: SetUpInput = {
		code: text("code"),
		schoolName: text("schoolName"),
		sector: text("sector") as SetUpInput["sector"],
		masterId: text("masterId"),
		name: text("name"),
		email: text("email"),
		password: text("password"),
		locale,
	};
	const outcome = await outcomeOf(() => setUpSchool(input, address));
	if (outcome?.fault === null) redirect("/sign-in?done=set-up");
	return outcome;
});
