import { z } from "zod";
import { consentReceipt } from "@/lib/http/consent-receipt";
import { pdfAnswer } from "@/lib/http/pdf-answer";
import { route } from "@/lib/http/route";
import { getLocale } from "@/lib/i18n/server";
import { findConsent } from "@/lib/queries/suppliers/find-consent";

/** What was approved, by whom and when, on paper. */
export const GET = route({
	scope: "admin",
	input: z.object({ params: z.object({ consentId: z.guid() }) }),
	handler: async ({ scope, input: { params } }) => {
		const consent = await findConsent(scope, params.consentId);
		const paper = consent && (await consentReceipt(consent, await getLocale()));
		return pdfAnswer(paper, `toestemming-${consent?.number}`);
	},
});
