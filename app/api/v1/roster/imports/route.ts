import { previewRoster } from "@/lib/commands/roster/preview-roster";
import { uploadRoute } from "@/lib/http/upload-route";
import { getTranslator } from "@/lib/i18n/server";
import { mostRosterBytes } from "@/lib/queries/roster/read-roster-file";

export const dynamic = "force-dynamic";

/** A roster file as the body: 201 with the id of what it would change, or 422 with its faults; then nothing is kept. */
export const POST = uploadRoute({
	maxBytes: mostRosterBytes,
	handler: async (scope, bytes) => {
		const previewed = await previewRoster(scope, bytes);
		const headers = { "Cache-Control": "no-store" };
		if (previewed.ok) return Response.json({ importId: previewed.importId }, { status: 201, headers });
		const detail = (await getTranslator("roster"))("upload.refused");
		return Response.json({ detail, faults: previewed.faults }, { status: 422, headers });
	},
});
