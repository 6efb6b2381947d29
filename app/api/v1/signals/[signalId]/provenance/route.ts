import { z } from "zod";
import { route } from "@/lib/http/route";
import { listSignalProvenance } from "@/lib/queries/signals/list-signal-provenance";

export const GET = route({
	scope: "person",
	input: z.object({ params: z.object({ signalId: z.guid() }) }),
	handler: ({ scope, input: { params } }) => listSignalProvenance(scope, params.signalId),
});
