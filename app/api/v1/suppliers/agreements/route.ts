import { keepAgreement } from "@/lib/commands/connections/keep-agreement";
import { bodyLimits } from "@/lib/domain/body-limits";
import { uploadRoute } from "@/lib/http/upload-route";

export const dynamic = "force-dynamic";

/** The file of a processing agreement as the body: 201 with the id by which a request names it. */
export const POST = uploadRoute({
	maxBytes: bodyLimits.agreement,
	handler: async (scope, bytes) =>
		Response.json(await keepAgreement(scope, bytes), { status: 201, headers: { "Cache-Control": "no-store" } }),
});
