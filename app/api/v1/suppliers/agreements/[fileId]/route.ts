import { z } from "zod";
import { pdfAnswer } from "@/lib/http/pdf-answer";
import { route } from "@/lib/http/route";
import { findAgreementFile } from "@/lib/queries/suppliers/find-agreement-file";

/** The processing agreement as it was uploaded, to keep or to read elsewhere: never opened within our own pages. */
export const GET = route({
	scope: "admin",
	input: z.object({ params: z.object({ fileId: z.guid() }) }),
	handler: async ({ scope, input: { params } }) =>
		pdfAnswer(await findAgreementFile(scope, params.fileId), `verwerkersovereenkomst-${params.fileId.slice(0, 8)}`),
});
