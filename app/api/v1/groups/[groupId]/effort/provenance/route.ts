import { z } from "zod";
import { effortAddress, effortInput } from "@/components/effort/effort-address";
import { groupId } from "@/lib/domain/ids";
import { route } from "@/lib/http/route";
import { listEffortProvenance } from "@/lib/queries/effort/list-effort-provenance";

/** Where the figures of T6 come from, by the address of the page. */
export const GET = route({
	scope: "person",
	input: z.object({ params: z.object({ groupId }), query: z.record(z.string(), z.string()) }),
	handler: ({ scope, input: { params, query } }) =>
		listEffortProvenance(scope, effortInput(params.groupId, effortAddress(query))),
});
