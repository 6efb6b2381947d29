"use server";
import { z } from "zod";
import { createPlan } from "@/lib/commands/plans/create-plan";
import { savePlan } from "@/lib/commands/plans/save-plan";
import { groupId, planId } from "@/lib/domain/ids";
import { type PlanLevel, planLevels, planTexts } from "@/lib/domain/plan-levels";
import { subjectKeys } from "@/lib/domain/subjects";
import { action, leadTo } from "@/lib/http/action";

/** Begins a plan and opens it to be written. */
export const beginPlan = action({
	scope: "person",
	input: z.object({
		groupId,
		subjectKey: z.enum(subjectKeys),
		firstDay: z.string(),
		lastDay: z.string(),
		from: z.union([z.literal("").transform(() => null), planId]),
	}),
	work: async ({ scope, input: { firstDay, lastDay, ...input } }) => {
		const planId = await createPlan(scope, { ...input, days: { firstDay, lastDay } });
		return leadTo(`/groups/${input.groupId}/plans/${planId}/edit`);
	},
});

/** Saves a plan as a whole and shows it; what a colleague saved in between is never overwritten unseen. */
export const writePlan = action({
	scope: "person",
	input: z.object({ groupId, planId, firstDay: z.string(), lastDay: z.string() }).catchall(z.string()),
	edits: true,
	refresh: "/groups",
	work: async ({ scope, input: { groupId, planId, firstDay, lastDay, ...rest }, seen }) => {
		const written = { levels: levelsOf(rest), places: placesOf(rest) };
		await savePlan(scope, { groupId, planId, days: { firstDay, lastDay }, ...written }, seen);
		return leadTo(`/groups/${groupId}/plans/${planId}?done=saved`);
	},
});

type Sent = Readonly<Record<string, string>>;
type Saved = Parameters<typeof savePlan>[1];

function levelsOf(sent: Sent): Saved["levels"] {
	const textsOf = (level: PlanLevel) =>
		Object.fromEntries(planTexts.map((text) => [text, sent[`${level}.${text}`] ?? ""]));
	return Object.fromEntries(planLevels.map((level) => [level, textsOf(level)])) as Saved["levels"];
}

/** What is no level, savePlan refuses. */
function placesOf(sent: Sent): Saved["places"] {
	return Object.entries(sent)
		.filter(([name, level]) => name.startsWith("place.") && level !== "none")
		.map(([name, level]) => ({ pupilId: name.slice("place.".length), level: level as PlanLevel }));
}
