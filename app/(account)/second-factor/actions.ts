"use server";
import { revalidatePath } from "next/cache";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { outcomeOf } from "@/app/(public)/outcome-of";
import type { FormOutcome } from "@/components/accounts/form-outcome";
import type { ConfirmOutcome } from "@/components/second-factor/confirm-form";
import { findOwnAccountScope } from "@/lib/authz/boards/request-boards";
import type { AccountScope } from "@/lib/authz/scope";
import { knownDeviceCookie, knownDeviceSeconds, rememberDevice } from "@/lib/authz/sign-in/known-device";
import { beginFactor } from "@/lib/commands/second-factor/begin-factor";
import { confirmFactor } from "@/lib/commands/second-factor/confirm-factor";
import { proveFactor } from "@/lib/commands/second-factor/prove-factor";
import { removeFactor } from "@/lib/commands/second-factor/remove-factor";
import { cookieOptions } from "@/lib/cookie-name";
import { action } from "@/lib/http/action";

export const beginOwnFactor = action("state", async (_before: FormOutcome, form: FormData): Promise<FormOutcome> => {
	const scope = await ownScope();
	const outcome = await outcomeOf(() => beginFactor(scope, String(form.get("password") ?? "")));
	revalidatePath("/second-factor");
	return outcome;
});

/** The page is left as it is: the codes are shown once, in its place. */
export const confirmOwnFactor = action(
	"state",
	async (_before: ConfirmOutcome, form: FormData): Promise<ConfirmOutcome> => {
		const scope = await ownScope();
		let codes: readonly string[] = [];
		const outcome = await outcomeOf(async () => {
			codes = await confirmFactor(scope, String(form.get("code")));
		});
		return outcome && { fault: outcome.fault, codes };
	},
);

/** Onward to the page that the second factor was asked for. */
export const proveOwnFactor = action("state", async (_before: FormOutcome, form: FormData): Promise<FormOutcome> => {
	const scope = await ownScope();
	const jar = await cookies();
	const device = jar.get(knownDeviceCookie())?.value;
	const outcome = await outcomeOf(() => proveFactor(scope, String(form.get("code")), device));
	if (outcome?.fault === null) {
		jar.set(knownDeviceCookie(), await rememberDevice(device, [scope]), cookieOptions(knownDeviceSeconds));
		redirect("/");
	}
	return outcome;
});

export const removeOwnFactor = action("state", async (_before: FormOutcome, form: FormData): Promise<FormOutcome> => {
	const scope = await ownScope();
	const typed = { password: String(form.get("password") ?? ""), code: String(form.get("code")) };
	const outcome = await outcomeOf(() => removeFactor(scope, typed));
	revalidatePath("/second-factor");
	return outcome;
});

/** Not requireScope: that sends an admin who lacks a factor to this page. */
async function ownScope(): Promise<AccountScope> {
	return (await findOwnAccountScope()) ?? redirect("/sign-in");
}
