import { findScope } from "../authz/request-scope";
import { noteRefusedAccess } from "../authz/security-log/note-refused-access";
import { AppError } from "../errors";

/** The refusal of a request that another site made in somebody's name; the log of that person says so. */
export async function foreignOrigin(): Promise<AppError> {
	// Whoever it is in whose name: the refusal stands.
	const scope = await findScope("look").catch(() => null);
	if (scope) noteRefusedAccess(scope, "origin");
	return new AppError("not-allowed");
}
