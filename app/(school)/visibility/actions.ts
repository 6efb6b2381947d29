"use server";
import { z } from "zod";
import { staffRoles } from "@/lib/authz/hide-sources";
import { addException as add } from "@/lib/commands/visibility/add-exception";
import { endException as end } from "@/lib/commands/visibility/end-exception";
import { saveVisibility as save } from "@/lib/commands/visibility/save-visibility";
import { connectionId, personId, plainId } from "@/lib/domain/ids";
import { action } from "@/lib/http/action";
import { many, typedText } from "@/lib/http/form-schemas";

const refresh = "/visibility";

/** The matrix as it stands in the form; answers how many of its cells are others now. */
export const saveVisibility = action({
	scope: "admin",
	input: z.looseObject({ source: many(connectionId) }),
	edits: true,
	refresh,
	work: ({ scope, input, seen }) => {
		const cells = input.source.flatMap((source) =>
			staffRoles.map((role) => ({ connectionId: source, role, visible: input[`${source} ${role}`] === "on" })),
		);
		return save(scope, cells, seen);
	},
});

export const addException = action({
	scope: "admin",
	input: z.object({ connectionId, personId, lastDay: typedText }),
	refresh,
	work: ({ scope, input }) => add(scope, input),
});

export const endException = action({
	scope: "admin",
	input: z.object({ exceptionId: plainId }),
	refresh,
	work: ({ scope, input }) => end(scope, input.exceptionId),
});
