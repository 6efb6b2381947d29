"use server";
import { z } from "zod";
import { setFactAge } from "@/lib/commands/settings/set-fact-age";
import { setRetention } from "@/lib/commands/settings/set-retention";
import { action } from "@/lib/http/action";

const refresh = "/retention";

/** Keeps the days of every kind as the form says. */
export const saveRetention = action({
	scope: "admin",
	input: z.record(z.string(), z.coerce.number()),
	edits: true,
	refresh,
	work: ({ scope, input, seen }) => setRetention(scope, input, seen),
});

/** Keeps how many years a fact may lie back when it comes in. */
export const saveFactAge = action({
	scope: "admin",
	input: z.object({ years: z.coerce.number() }),
	edits: true,
	refresh,
	work: ({ scope, input, seen }) => setFactAge(scope, input.years, seen),
});
