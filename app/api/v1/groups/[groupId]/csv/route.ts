import { z } from "zod";
import { gridInput, readAddress } from "@/components/groups/grid-address";
import { gridSheet } from "@/components/groups/grid-sheet";
import { groupId } from "@/lib/domain/ids";
import { csvAnswer } from "@/lib/http/csv-answer";
import { route } from "@/lib/http/route";
import { findGroupGrid } from "@/lib/queries/groups/find-group-grid";

/** T1 as a file, by the address of the page. */
export const GET = route({
	scope: "person",
	exports: true,
	input: z.object({ params: z.object({ groupId }), query: z.record(z.string(), z.string()) }),
	handler: async ({ scope, input: { params, query } }) => {
		const address = readAddress(query);
		const page = await findGroupGrid(scope, gridInput(params.groupId, address));
		const order = address.order === "name" ? "name" : "help";
		return csvAnswer("grid", page, (found, locale) => gridSheet(found, order, locale));
	},
});
