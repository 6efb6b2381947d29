import { z } from "zod";
import { dismissSignal } from "@/lib/commands/signals/dismiss-signal";
import { restoreSignal } from "@/lib/commands/signals/restore-signal";
import { route } from "@/lib/http/route";

const params = z.object({ signalId: z.guid() });

/** Puts a signal aside, with why. */
export const POST = route({
	scope: "person",
	input: z.object({ params, query: z.object({ why: z.enum(["seen", "discussed", "known", "wrong"]) }) }),
	handler: ({ scope, input }) => dismissSignal(scope, input.params.signalId, input.query.why),
});

/** Undoes it. */
export const DELETE = route({
	scope: "person",
	input: z.object({ params }),
	handler: ({ scope, input }) => restoreSignal(scope, input.params.signalId),
});
