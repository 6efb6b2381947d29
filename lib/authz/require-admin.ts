import { AppError } from "../errors";
import type { JobScope, Scope } from "./scope";

/**
 * Passes an admin of the school of the scope, and a job or a command given at the machine itself.
 * @throws AppError not-allowed for anybody else.
 */
export function requireAdmin(scope: Scope | JobScope): void {
	if (scope.kind === "person" && !scope.roles.has("admin")) throw new AppError("not-allowed");
}
