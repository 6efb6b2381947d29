import { findGroupAccess } from "../../authz/access";
import type { Scope } from "../../authz/scope";
import { inSchool } from "../../db/in-school";
import type { GroupId, PersonId } from "../../domain/ids";
import { selectMembers } from "../groups/select-members";

/**
 * The pupils of whose practice an open live page of this group is told; null for a group that is not the reader's
 * today. Not a look: only ids for the stream, which itself tells nothing of any of them.
 */
export function listWatchedPupils(scope: Scope, groupId: GroupId): Promise<ReadonlySet<PersonId> | null> {
	return inSchool(scope, async (tx) => {
		if ((await findGroupAccess(tx, scope, groupId)) === null) return null;
		const members = await selectMembers(tx, scope, groupId, scope.today);
		return new Set(members.map((member) => member.pupilId));
	});
}
