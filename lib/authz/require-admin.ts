import { AppError } from "../errors";
import type { JobScope, Scope } from "./scope";
import { noteRefusedAccess } from "./security-log/note-refused-access";

/**
 * Passes an admin of the school of the scope, and a job or a command given at the machine itself.
 * @throws AppError not-allowed for anybody else.
 */
export function requireAdmin(scope: Scope | JobScope): void {
	if (scope.kind === "job" || (scope.kind === "person" && scope.roles.has("admin"))) return;
	noteRefusedAccess(scope, "right");
	throw new AppError("not-allowed");
}
