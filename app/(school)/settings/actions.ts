"use server";
import { revalidatePath } from "next/cache";
import type { StandingOutcome } from "@/components/settings/standing-form";
import { requireScope } from "@/lib/authz/request-scope";
import { setStandingSettings } from "@/lib/commands/settings/set-standing-settings";
import { setTalkSetting } from "@/lib/commands/settings/set-talk-setting";
import { fromForm } from "@/lib/standing/settings-form";

/** Whether talk sheets may show the group; the command refuses who is not the admin. */
export async function saveTalkSetting(_before: boolean | null, form: FormData): Promise<boolean> {
	const groupBand = form.get("groupBand") === "on";
	await setTalkSetting(await requireScope(), groupBand);
	return groupBand;
}

/** From when something is said, and from when reached or stuck; the command refuses who is not the admin. */
export async function saveStandingSettings(_before: StandingOutcome, form: FormData): Promise<StandingOutcome> {
	const scope = await requireScope();
	const filledIn = fromForm((key) => form.get(key)?.toString() ?? null);
	if (!filledIn.ok) return filledIn.fault;
	await setStandingSettings(scope, filledIn.settings);
	revalidatePath("/settings");
	return "saved";
}
