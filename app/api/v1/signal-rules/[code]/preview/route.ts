import { z } from "zod";
import { lineStream } from "@/lib/http/line-stream";
import { route } from "@/lib/http/route";
import { previewSignalRule } from "@/lib/queries/signals/preview-signal-rule";
import { signalCodes } from "@/lib/standing/signals/signal";

const input = z.object({
	params: z.object({ code: z.enum(signalCodes) }),
	query: z.record(z.string().max(40), z.coerce.number().int()),
});

/** Lines of JSON: how far the count is, and at last what it is. */
export const GET = route({
	scope: "admin",
	input,
	handler: async ({ scope, input: { params, query } }) => lineStream(previewSignalRule(scope, params.code, query)),
});
