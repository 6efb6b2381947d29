import { findHealth } from "@/lib/queries/health/find-health";
import packageFile from "@/package.json";

export const dynamic = "force-dynamic";

/** For monitoring: 200 when all is well, else 503 with the part that is not. Open to all: it tells nothing of any school. */
export async function GET(): Promise<Response> {
	const health = await findHealth();
	return Response.json(
		{ ...health, version: packageFile.version },
		{ status: health.status === "ok" ? 200 : 503, headers: { "Cache-Control": "no-store" } },
	);
}
