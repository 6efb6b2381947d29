import type { Scope } from "../scope";
import { noteRefusedAccess } from "../security-log/note-refused-access";
import { rateKey } from "./rate-key";
import { takeTurn } from "./rate-limit";

/** Files of one person in an hour: many times what a school day asks, and far from a whole school by a script. */
export const exportsAnHour = 100;

/** Takes a turn at fetching data as a file; false when there were too many in this hour, and the log says so. */
export async function takeExport(scope: Scope): Promise<boolean> {
	const turn = await takeTurn([
		{ key: rateKey("exports", scope.placeId, scope.userId), limit: exportsAnHour, windowSeconds: 3600 },
	]);
	if (!turn.allowed) noteRefusedAccess(scope, "exports");
	return turn.allowed;
}
