import { z } from "zod";
import { viewsAddress } from "@/components/views/views-address";
import { viewsSheet } from "@/components/views/views-sheet";
import { csvAnswer } from "@/lib/http/csv-answer";
import { route } from "@/lib/http/route";
import { listViews } from "@/lib/queries/views/list-views";

const most = 10_000;

/** Every look at a pupil as a file, by the address of the page; the newest ten thousand rows of it. */
export const GET = route({
	scope: "admin",
	exports: true,
	input: z.object({ query: viewsAddress }),
	handler: async ({ scope, input: { query } }) => {
		const asked = { ...query, by: query.by, pupilId: query.pupil, cursor: null };
		return csvAnswer("views", await listViews(scope, asked, most), (page, locale) =>
			viewsSheet(page, query, scope.today, locale),
		);
	},
});
