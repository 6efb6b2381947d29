import { z } from "zod";
import { pupilAddress } from "@/components/pupils/pupil-address";
import { pupilSheet } from "@/components/pupils/pupil-sheet";
import { personId } from "@/lib/domain/ids";
import { csvAnswer } from "@/lib/http/csv-answer";
import { route } from "@/lib/http/route";
import { periodChoice } from "@/lib/queries/periods/resolve-period";
import { findPupilPage } from "@/lib/queries/pupils/find-pupil-page";

/** The rows of M1 as a file, by the address of the page. */
export const GET = route({
	scope: "person",
	exports: true,
	input: z.object({ params: z.object({ pupilId: personId }), query: pupilAddress }),
	handler: async ({ scope, input: { params, query } }) => {
		const page = await findPupilPage(scope, {
			pupilId: params.pupilId,
			period: periodChoice(query.period ?? undefined),
			connectionId: query.source,
		});
		return csvAnswer("pupil", page, (found, locale) => pupilSheet(found, query.source, locale));
	},
});
