"use server";
import { z } from "zod";
import { saveSignalRule } from "@/lib/commands/signals/save-signal-rule";
import { action } from "@/lib/http/action";
import { checked } from "@/lib/http/form-schemas";
import { signalCodes } from "@/lib/standing/signals/signal";

/** Keeps one rule as the form says. */
export const saveRule = action({
	scope: "admin",
	input: z.object({ code: z.enum(signalCodes), enabled: checked }).catchall(z.coerce.number()),
	edits: true,
	refresh: "/signals",
	work: ({ scope, input: { code, enabled, ...thresholds }, seen }) =>
		saveSignalRule(scope, { code, enabled, thresholds }, seen),
});
