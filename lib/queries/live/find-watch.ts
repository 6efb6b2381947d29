import { findGroupAccess } from "../../authz/access";
import { listHiddenSources } from "../../authz/hide-sources";
import type { Scope } from "../../authz/scope";
import { inSchool } from "../../db/in-school";
import type { ConnectionId, GroupId, PersonId } from "../../domain/ids";
import { selectMembers } from "../groups/select-members";

export interface Watch {
	readonly pupilIds: ReadonlySet<PersonId>;
	/** Sources that the person does not see for this group: nothing they bring may show, not even that it came. */
	readonly hiddenIds: ReadonlySet<ConnectionId>;
	/** yyyy-mm-dd, for which it holds: roster, roles and exceptions go by the day. */
	readonly day: string;
}

/**
 * What an open live page of this group is told of; null for a group that is not the reader's today. Not a look: only ids
 * for the stream, which itself tells nothing of any of them.
 */
export function findWatch(scope: Scope, groupId: GroupId): Promise<Watch | null> {
	return inSchool(scope, async (tx) => {
		if ((await findGroupAccess(tx, scope, groupId)) === null) return null;
		const members = await selectMembers(tx, scope, groupId, scope.today);
		const hiddenIds = new Set(await listHiddenSources(tx));
		return { pupilIds: new Set(members.map((member) => member.pupilId)), hiddenIds, day: scope.today };
	});
}
