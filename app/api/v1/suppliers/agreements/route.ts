import { keepAgreement, mostAgreementBytes } from "@/lib/commands/connections/keep-agreement";
import { uploadRoute } from "@/lib/http/upload-route";

export const dynamic = "force-dynamic";

/** The file of a processing agreement as the body: 201 with the id by which a request names it. */
export const POST = uploadRoute({
	maxBytes: mostAgreementBytes,
	handler: async (scope, bytes) =>
		Response.json(await keepAgreement(scope, bytes), { status: 201, headers: { "Cache-Control": "no-store" } }),
});
