"use server";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { PlanOutcome } from "@/components/plans/outcome";
import { requireScope } from "@/lib/authz/request-scope";
import { createPlan } from "@/lib/commands/plans/create-plan";
import { savePlan } from "@/lib/commands/plans/save-plan";
import { planLevels, planTexts } from "@/lib/domain/plan-levels";
import { subjectKeys } from "@/lib/domain/subjects";
import { AppError } from "@/lib/errors";
import { action } from "@/lib/http/action";
import { getFormatter } from "@/lib/i18n/server";

const createSchema = z.object({
	groupId: z.guid(),
	subjectKey: z.enum(subjectKeys),
	firstDay: z.iso.date(),
	lastDay: z.iso.date(),
	from: z.union([z.literal("").transform(() => null), z.guid()]),
});

/** Begins a plan and opens it to be written. */
export const beginPlan = action("state", async (_before: PlanOutcome, form: FormData): Promise<PlanOutcome> => {
	const scope = await requireScope();
	const parsed = createSchema.safeParse(Object.fromEntries(form));
	if (!parsed.success) return { fault: "invalid" };
	const { groupId, subjectKey, firstDay, lastDay, from } = parsed.data;
	let planId: string;
	try {
		planId = await createPlan(scope, { groupId, subjectKey, days: { firstDay, lastDay }, from });
	} catch (error) {
		const fault = faultOf(error);
		return { fault: fault === "notThere" && from !== null ? "copy" : fault };
	}
	redirect(`/groups/${groupId}/plans/${planId}/edit`);
});

const saveSchema = z.object({
	groupId: z.guid(),
	planId: z.guid(),
	version: z.iso.datetime(),
	/** Set by who saw that a colleague saved, and saves over that version all the same. */
	over: z.iso.datetime().nullish(),
	firstDay: z.iso.date(),
	lastDay: z.iso.date(),
});

/** Saves a plan as a whole and shows it; what a colleague saved in between is never overwritten unseen. */
export const writePlan = action("state", async (_before: PlanOutcome, form: FormData): Promise<PlanOutcome> => {
	const scope = await requireScope();
	const sent = Object.fromEntries(form);
	const parsed = saveSchema.safeParse(sent);
	if (!parsed.success) return { fault: "invalid" };
	const { groupId, planId, version, over, firstDay, lastDay } = parsed.data;
	const input = {
		...{ groupId, planId, version: over ?? version, days: { firstDay, lastDay } },
		...{ levels: levelsOf(sent), places: placesOf(sent) },
	} as Parameters<typeof savePlan>[1];
	try {
		const saved = await savePlan(scope, input);
		if (saved.state === "changed-meanwhile") {
			const when = (await getFormatter()).dayTime(saved.at, scope.today);
			return { conflict: { version: saved.version, when, by: saved.by } };
		}
	} catch (error) {
		return { fault: faultOf(error) };
	}
	revalidatePath(`/groups/${groupId}/plans`, "layout");
	redirect(`/groups/${groupId}/plans/${planId}?done=saved`);
});

type Sent = Readonly<Record<string, FormDataEntryValue>>;

function levelsOf(sent: Sent) {
	const textsOf = (level: string) =>
		Object.fromEntries(planTexts.map((text) => [text, sent[`${level}.${text}`] ?? ""]));
	return Object.fromEntries(planLevels.map((level) => [level, textsOf(level)]));
}

function placesOf(sent: Sent) {
	return Object.entries(sent)
		.filter(([name, level]) => name.startsWith("place.") && level !== "none")
		.map(([name, level]) => ({ pupilId: name.slice("place.".length), level }));
}

function faultOf(error: unknown): "invalid" | "notThere" {
	if (!(error instanceof AppError)) throw error;
	return error.code === "not-found" ? "notThere" : "invalid";
}
