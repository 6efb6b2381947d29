import { z } from "zod";
import type { GroupId } from "@/lib/domain/ids";
import { liveStream } from "@/lib/http/live-stream";
import { route } from "@/lib/http/route";
import { withoutBody } from "@/lib/http/without-body";

export const dynamic = "force-dynamic";

/** Server-sent events: that something changed, never what. */
export const GET = route({
	scope: "person",
	bySelf: true,
	input: z.object({ params: z.object({ groupId: z.guid() }) }),
	handler: async ({ scope, input: { params }, request }) => {
		const answer = await liveStream({ scope, groupId: params.groupId as GroupId, signal: request.signal });
		return request.method === "HEAD" ? withoutBody(answer) : answer;
	},
});
