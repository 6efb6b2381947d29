"use server";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { SubGroupFault, SubGroupOutcome } from "@/components/sub-groups/outcome";
import { requireScope } from "@/lib/authz/request-scope";
import { changeMembers } from "@/lib/commands/sub-groups/change-members";
import { createSubGroup } from "@/lib/commands/sub-groups/create-sub-group";
import { endSubGroup } from "@/lib/commands/sub-groups/end-sub-group";
import { renameSubGroup } from "@/lib/commands/sub-groups/rename-sub-group";
import { AppError } from "@/lib/errors";
import { action } from "@/lib/http/action";

const gatherSchema = z.object({
	groupId: z.guid(),
	goalId: z.guid().nullish().default(null),
	target: z
		.union([z.literal("new"), z.guid()])
		.nullish()
		.default("new"),
	name: z.string().default(""),
	firstDay: z.iso.date(),
	lastDay: z
		.union([z.literal("").transform(() => null), z.iso.date()])
		.nullish()
		.default(null),
});

/** Puts the chosen pupils into a new sub-group, or into one that there is. */
export const gatherSubGroup = action(
	"state",
	async (_before: SubGroupOutcome, form: FormData): Promise<SubGroupOutcome> => {
		const scope = await requireScope();
		const pupilIds = form.getAll("pupil").filter((value) => typeof value === "string");
		const parsed = gatherSchema.safeParse(Object.fromEntries(form));
		if (!parsed.success) return { fault: "days" };
		const { groupId, goalId, target, name, firstDay, lastDay } = parsed.data;
		if (pupilIds.length === 0) return { fault: "noPupils" };
		try {
			if (target !== "new" && target !== null) {
				await changeMembers(scope, { groupId, subGroupId: target, add: pupilIds, remove: [], on: firstDay });
			} else {
				if (name.trim() === "") return { fault: "noName" };
				if (lastDay !== null && lastDay < firstDay) return { fault: "days" };
				await createSubGroup(scope, { groupId, goalId, name, firstDay, lastDay, pupilIds });
			}
		} catch (error) {
			return { fault: faultOf(error) };
		}
		revalidatePath(`/groups/${groupId}`, "layout");
		return { done: target === "new" || target === null ? "made" : "added" };
	},
);

const changeSchema = z.discriminatedUnion("act", [
	z.object({ act: z.literal("rename"), groupId: z.guid(), subGroupId: z.guid(), name: z.string() }),
	z.object({ act: z.literal("add"), groupId: z.guid(), subGroupId: z.guid(), pupil: z.guid(), on: z.iso.date() }),
	z.object({ act: z.literal("remove"), groupId: z.guid(), subGroupId: z.guid(), pupil: z.guid(), on: z.iso.date() }),
	z.object({ act: z.literal("end"), groupId: z.guid(), subGroupId: z.guid(), lastDay: z.iso.date() }),
]);
type Change = z.output<typeof changeSchema>;

/** One change to one sub-group; the page that comes back says that it is done. */
export const changeSubGroup = action(
	"state",
	async (_before: SubGroupOutcome, form: FormData): Promise<SubGroupOutcome> => {
		const scope = await requireScope();
		const parsed = changeSchema.safeParse(Object.fromEntries(form));
		if (!parsed.success) return { fault: "invalid" };
		const change = parsed.data;
		try {
			await apply(scope, change);
		} catch (error) {
			return { fault: faultOf(error) };
		}
		const path = `/groups/${change.groupId}/sub-groups`;
		revalidatePath(path);
		redirect(`${path}?changed=${said[change.act]}`);
	},
);

const said = { rename: "renamed", add: "members", remove: "members", end: "ended" } as const;

function apply(scope: Parameters<typeof renameSubGroup>[0], change: Change): Promise<void> {
	const of = { groupId: change.groupId, subGroupId: change.subGroupId };
	switch (change.act) {
		case "rename":
			return renameSubGroup(scope, { ...of, name: change.name });
		case "add":
			return changeMembers(scope, { ...of, add: [change.pupil], remove: [], on: change.on });
		case "remove":
			return changeMembers(scope, { ...of, add: [], remove: [change.pupil], on: change.on });
		case "end":
			return endSubGroup(scope, { ...of, lastDay: change.lastDay });
	}
}

function faultOf(error: unknown): SubGroupFault {
	if (!(error instanceof AppError)) throw error;
	if (error.code === "not-found") return "notThere";
	return error.code === "conflict" ? "conflict" : "invalid";
}
