"use server";
import { revalidatePath } from "next/cache";
import type { EndedShareOutcome } from "@/components/settings/ended-share-form";
import type { StandingOutcome } from "@/components/settings/standing-form";
import { requireScope } from "@/lib/authz/request-scope";
import { setEndedShare } from "@/lib/commands/settings/set-ended-share";
import { setStandingSettings } from "@/lib/commands/settings/set-standing-settings";
import { setTalkSetting } from "@/lib/commands/settings/set-talk-setting";
import { AppError } from "@/lib/errors";
import { action } from "@/lib/http/action";
import { fromForm } from "@/lib/standing/settings-form";

/** Whether talk sheets may show the group; the command refuses who is not the admin. */
export const saveTalkSetting = action("state", async (_before: boolean | null, form: FormData): Promise<boolean> => {
	const groupBand = form.get("groupBand") === "on";
	await setTalkSetting(await requireScope(), groupBand);
	return groupBand;
});

/** From when something is said, and from when reached or stuck; the command refuses who is not the admin. */
export const saveStandingSettings = action(
	"state",
	async (_before: StandingOutcome, form: FormData): Promise<StandingOutcome> => {
		const scope = await requireScope();
		const filledIn = fromForm((key) => form.get(key)?.toString() ?? null);
		if (!filledIn.ok) return filledIn.fault;
		await setStandingSettings(scope, filledIn.settings);
		revalidatePath("/settings");
		return "saved";
	},
);

/** How much of the enrolments a roster by the API may end; the command refuses who is not the admin. */
export const saveEndedShare = action(
	"state",
	async (_before: EndedShareOutcome, form: FormData): Promise<EndedShareOutcome> => {
		const scope = await requireScope();
		try {
			await setEndedShare(scope, Number(form.get("percentage")) / 100);
		} catch (error) {
			if (error instanceof AppError && error.code === "invalid") return "invalid";
			throw error;
		}
		revalidatePath("/settings");
		return "saved";
	},
);
