"use server";
import { revalidatePath } from "next/cache";
import { outcomeOf } from "@/app/(public)/outcome-of";
import type { FormOutcome } from "@/components/accounts/form-outcome";
import { requireScope } from "@/lib/authz/request-scope";
import { invite } from "@/lib/commands/accounts/invite";
import { getLocale } from "@/lib/i18n/server";

export async function inviteSomebody(_before: FormOutcome, form: FormData): Promise<FormOutcome> {
	const [scope, locale] = [await requireScope(), await getLocale()];
	const outcome = await outcomeOf(() =>
		invite(scope, {
			email: String(form.get("email")),
			name: String(form.get("name")),
			role: form.get("role") === "admin" ? "admin" : "staff",
			personId: String(form.get("personId") ?? "") || null,
			locale,
		}),
	);
	revalidatePath("/outbox");
	return outcome;
}
