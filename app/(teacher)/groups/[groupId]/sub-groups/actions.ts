"use server";
import { z } from "zod";
import type { Scope } from "@/lib/authz/scope";
import { changeMembers } from "@/lib/commands/sub-groups/change-members";
import { createSubGroup } from "@/lib/commands/sub-groups/create-sub-group";
import { endSubGroup } from "@/lib/commands/sub-groups/end-sub-group";
import { renameSubGroup } from "@/lib/commands/sub-groups/rename-sub-group";
import { goalId, groupId, personId, subGroupId } from "@/lib/domain/ids";
import { AppError } from "@/lib/errors";
import { action, leadTo } from "@/lib/http/action";
import { many } from "@/lib/http/form-schemas";

const refresh = "/groups";

/** Puts the chosen pupils into a new sub-group, or into one that there is. */
export const gatherSubGroup = action({
	scope: "person",
	input: z.object({
		groupId,
		goalId: goalId.nullable().default(null),
		target: z.union([z.literal("new"), subGroupId]).default("new"),
		name: z.string().default(""),
		firstDay: z.string().default(""),
		lastDay: z.string().default(""),
		pupil: many(personId),
	}),
	refresh,
	work: async ({ scope, input: { groupId, goalId, target, name, firstDay, pupil, ...input } }) => {
		const lastDay = input.lastDay === "" ? null : input.lastDay;
		if (pupil.length === 0) throw new AppError("invalid", "no-pupils");
		if (firstDay === "" || (lastDay !== null && lastDay < firstDay)) throw new AppError("invalid", "days");
		if (target !== "new") {
			await changeMembers(scope, { groupId, subGroupId: target, add: pupil, remove: [], on: firstDay });
			return "added";
		}
		if (name.trim() === "") throw new AppError("invalid", "no-name");
		await createSubGroup(scope, { groupId, goalId, name, firstDay, lastDay, pupilIds: pupil });
		return "made";
	},
});

const of = { groupId, subGroupId };
const day = z.string();
const changeSchema = z.discriminatedUnion("act", [
	z.object({ act: z.literal("rename"), ...of, name: z.string() }),
	z.object({ act: z.literal("add"), ...of, pupil: personId, on: day }),
	z.object({ act: z.literal("remove"), ...of, pupil: personId, on: day }),
	z.object({ act: z.literal("end"), ...of, lastDay: day }),
]);
type Change = z.output<typeof changeSchema>;

/** One change to one sub-group; the page that comes back says that it is done. */
export const changeSubGroup = action({
	scope: "person",
	input: changeSchema,
	refresh,
	work: async ({ scope, input, seen }) => {
		await apply(scope, input, seen);
		return leadTo(`/groups/${input.groupId}/sub-groups?changed=${said[input.act]}`);
	},
});

const said = { rename: "renamed", add: "members", remove: "members", end: "ended" } as const;

function apply(scope: Scope, change: Change, seen: string | null): Promise<void> {
	const of = { groupId: change.groupId, subGroupId: change.subGroupId };
	switch (change.act) {
		case "rename":
			return renameSubGroup(scope, { ...of, name: change.name }, seen);
		case "add":
			return changeMembers(scope, { ...of, add: [change.pupil], remove: [], on: change.on });
		case "remove":
			return changeMembers(scope, { ...of, add: [], remove: [change.pupil], on: change.on });
		case "end":
			return endSubGroup(scope, { ...of, lastDay: change.lastDay }, seen);
	}
}
