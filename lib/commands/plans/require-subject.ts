import { findGroupAccess } from "../../authz/access";
import type { Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import type { GroupId } from "../../domain/ids";
import type { SubjectKey } from "../../domain/subjects";
import { AppError } from "../../errors";

/**
 * Whoever sees a group's results of a subject may make and change its plans.
 * @throws AppError not-found for others, as for a group that is not there
 */
export async function requireSubject(
	tx: SchoolTransaction,
	scope: Scope,
	groupId: GroupId,
	subjectKey: SubjectKey,
): Promise<void> {
	const access = await findGroupAccess(tx, scope, groupId);
	if (access === null || (access.subjects !== "all" && !access.subjects.includes(subjectKey)))
		throw new AppError("not-found");
}
