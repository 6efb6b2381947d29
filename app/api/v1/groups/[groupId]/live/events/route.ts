import { z } from "zod";
import { groupId } from "@/lib/domain/ids";
import { liveStream } from "@/lib/http/live-stream";
import { route } from "@/lib/http/route";

export const dynamic = "force-dynamic";

/** Server-sent events: that something changed, never what. */
export const GET = route({
	scope: "person",
	bySelf: true,
	input: z.object({ params: z.object({ groupId }) }),
	handler: ({ scope, input: { params }, request }) =>
		liveStream({ scope, groupId: params.groupId, signal: request.signal }),
});
