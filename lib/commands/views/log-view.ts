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
	| "effort"
	| "pupil-file";

export type Viewed =
	| { readonly pupilId: PersonId }
	/** A list of pupils of several groups: a look at each. */
	| { readonly pupilIds: readonly PersonId[] }
	| { readonly groupId: GroupId; readonly onDate: string };

/**
 * Writes that the person looks at a pupil, or at a group as it is at a date (yyyy-mm-dd): one row a look, in the
 * transaction that reads, so that nothing is shown that is not in the log.
 */
export async function logView(tx: SchoolTransaction, scope: Scope, screen: ViewedScreen, viewed: Viewed) {
	const at = now();
	const look = () => ({ schoolId: scope.schoolId, id: newId(), at, userId: scope.userId, screen });
	const data =
		"groupId" in viewed
			? [{ ...look(), groupId: viewed.groupId, onDate: new Date(`${viewed.onDate}T00:00:00Z`) }]
			: ("pupilId" in viewed ? [viewed.pupilId] : viewed.pupilIds).map((pupilId) => ({ ...look(), pupilId }));
	await tx.recordView.createMany({ data });
}
