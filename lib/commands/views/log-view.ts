import type { Scope } from "../../authz/scope";
import { now } from "../../clock";
import { newId } from "../../db/ids";
import type { SchoolTransaction } from "../../db/in-school";
import type { GroupId, PersonId } from "../../domain/ids";

/** Which screen showed what; the list grows with the screens. */
export type ViewedScreen =
	| "group-grid"
	| "goal"
	| "pupil"
	| "pupil-on-goal"
	| "changes"
	| "talk"
	| "access"
	| "sub-groups"
	| "group-plan"
	| "live"
	| "sittings"
	| "sitting"
	| "effort";

export type Viewed = { readonly pupilId: PersonId } | { readonly groupId: GroupId; readonly onDate: string };

/**
 * Writes that the person looks at a pupil, or at a group as it is at a date (yyyy-mm-dd): one row a look, in the
 * transaction that reads, so that nothing is shown that is not in the log.
 */
export async function logView(tx: SchoolTransaction, scope: Scope, screen: ViewedScreen, viewed: Viewed) {
	const about =
		"pupilId" in viewed
			? { pupilId: viewed.pupilId }
			: { groupId: viewed.groupId, onDate: new Date(`${viewed.onDate}T00:00:00Z`) };
	await tx.recordView.create({
		data: { schoolId: scope.schoolId, id: newId(), at: now(), userId: scope.userId, screen, ...about },
	});
}
