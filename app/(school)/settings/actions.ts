"use server";
import { z } from "zod";
import { setEndedShare } from "@/lib/commands/settings/set-ended-share";
import { setStandingSettings } from "@/lib/commands/settings/set-standing-settings";
import { setTalkSetting } from "@/lib/commands/settings/set-talk-setting";
import { AppError } from "@/lib/errors";
import { action } from "@/lib/http/action";
import { checked, typedText } from "@/lib/http/form-schemas";
import { fromForm } from "@/lib/standing/settings-form";

const refresh = "/settings";

/** Whether talk sheets may show the group. */
export const saveTalkSetting = action({
	scope: "admin",
	input: z.object({ groupBand: checked }),
	edits: true,
	refresh,
	work: ({ scope, input, seen }) => setTalkSetting(scope, input.groupBand, seen),
});

/** From when something is said, and from when reached or stuck. */
export const saveStandingSettings = action({
	scope: "person",
	input: z.record(z.string(), typedText),
	edits: true,
	refresh,
	work: async ({ scope, input, seen }) => {
		const filledIn = fromForm((key) => input[key] ?? null);
		if (!filledIn.ok) throw new AppError("invalid", filledIn.fault);
		await setStandingSettings(scope, filledIn.settings, seen);
	},
});

/** How much of the enrolments a roster by the API may end. */
export const saveEndedShare = action({
	scope: "admin",
	input: z.object({ percentage: z.coerce.number() }),
	edits: true,
	refresh,
	work: ({ scope, input, seen }) => setEndedShare(scope, input.percentage / 100, seen),
});
