import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { Scope } from "../../authz/scope";

/** What taking the last applied file back would do, by counts of what that file did. */
export interface RosterUndo {
	readonly importId: string;
	readonly appliedAt: Date;
	readonly peopleAdded: number;
	readonly peopleChanged: number;
	readonly groupsAdded: number;
	readonly groupsChanged: number;
	/** Memberships and assignments. */
	readonly places: number;
}

/**
 * The file that can be taken back: the last one that was applied and changed something, while it is kept. Null: none.
 * @throws AppError not-allowed unless admin
 */
export function findUndo(scope: Scope): Promise<RosterUndo | null> {
	requireAdmin(scope);
	return inSchoolAsAdmin(scope, async (tx) => {
		const [found] = await tx.$queryRaw<RosterUndo[]>`
			SELECT i.id AS "importId", i.applied_at AS "appliedAt",
				count(*) FILTER (WHERE u.noun = 'person' AND u.before IS NULL)::int AS "peopleAdded",
				count(*) FILTER (WHERE u.noun = 'person' AND u.before IS NOT NULL)::int AS "peopleChanged",
				count(*) FILTER (WHERE u.noun = 'group' AND u.before IS NULL)::int AS "groupsAdded",
				count(*) FILTER (WHERE u.noun = 'group' AND u.before IS NOT NULL)::int AS "groupsChanged",
				count(*) FILTER (WHERE u.noun IN ('membership', 'assignment'))::int AS places
			FROM roster_undo u JOIN roster_import i ON i.school_id = u.school_id AND i.id = u.import_id
			WHERE u.school_id = ${scope.schoolId}::uuid AND i.state = 'applied'
			GROUP BY i.id, i.applied_at`;
		return found ?? null;
	});
}
