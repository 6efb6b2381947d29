import type { JobScope } from "../../authz/scope";
import { now } from "../../clock";
import { inSchool } from "../../db/in-school";

/** How long a press may be sent again: a page that waited for its network overnight still does it once. */
const claimedMs = 3 * 86_400_000;

/** Forgets which presses were done, of a school; how many. */
export function forgetClaims(scope: JobScope, at: Date = now()): Promise<number> {
	const before = new Date(at.getTime() - claimedMs);
	return inSchool(
		scope,
		(tx) => tx.$executeRaw`DELETE FROM act_claim WHERE place_id = ${scope.schoolId}::uuid AND at < ${before}`,
	);
}
