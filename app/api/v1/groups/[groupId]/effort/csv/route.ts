import { z } from "zod";
import { effortAddress, effortInput } from "@/components/effort/effort-address";
import { effortSheet } from "@/components/effort/effort-sheet";
import { groupId } from "@/lib/domain/ids";
import { csvAnswer } from "@/lib/http/csv-answer";
import { route } from "@/lib/http/route";
import { findEffortPage } from "@/lib/queries/effort/find-effort-page";

/** T6 as a file, by the address of the page. */
export const GET = route({
	scope: "person",
	exports: true,
	input: z.object({ params: z.object({ groupId }), query: z.record(z.string(), z.string()) }),
	handler: async ({ scope, input: { params, query } }) => {
		const wanted = effortInput(params.groupId, effortAddress(query));
		return csvAnswer("effort", await findEffortPage(scope, wanted), effortSheet);
	},
});
