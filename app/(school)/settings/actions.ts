"use server";
import { requireScope } from "@/lib/authz/request-scope";
import { setTalkSetting } from "@/lib/commands/settings/set-talk-setting";

/** Whether talk sheets may show the group; the command refuses who is not the admin. */
export async function saveTalkSetting(_before: boolean | null, form: FormData): Promise<boolean> {
	const groupBand = form.get("groupBand") === "on";
	await setTalkSetting(await requireScope(), groupBand);
	return groupBand;
}
