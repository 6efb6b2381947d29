import { previewRoster } from "@/lib/commands/roster/preview-roster";
import { uploadRoute } from "@/lib/http/upload-route";
import { mostRosterBytes } from "@/lib/queries/roster/read-roster-file";

export const dynamic = "force-dynamic";

/** A roster file as the body: 201 with the id of what it would change, or 422 with its faults; then nothing is kept. */
export const POST = uploadRoute({
	maxBytes: mostRosterBytes,
	handler: async (scope, bytes) => {
		const previewed = await previewRoster(scope, bytes);
		const headers = { "Cache-Control": "no-store" };
		return previewed.ok
			? Response.json({ importId: previewed.importId }, { status: 201, headers })
			: Response.json({ faults: previewed.faults }, { status: 422, headers });
	},
});
