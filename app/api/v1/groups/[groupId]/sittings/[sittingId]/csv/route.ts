import { z } from "zod";
import { sittingSheet } from "@/components/sittings/sitting-sheet";
import { groupId } from "@/lib/domain/ids";
import { csvAnswer } from "@/lib/http/csv-answer";
import { route } from "@/lib/http/route";
import { findSittingPage } from "@/lib/queries/sittings/find-sitting-page";

/** T5 as a file, of the school year and with the growth since the sitting that the page compares with. */
export const GET = route({
	scope: "person",
	exports: true,
	input: z.object({
		params: z.object({ groupId, sittingId: z.guid() }),
		query: z.object({
			since: z.guid().nullable().catch(null),
			year: z.coerce.number().int().positive().nullable().catch(null),
		}),
	}),
	handler: async ({ scope, input: { params, query } }) => {
		const wanted = { ...params, compareWith: query.since, schoolYear: query.year };
		return csvAnswer("sitting", await findSittingPage(scope, wanted), sittingSheet);
	},
});
