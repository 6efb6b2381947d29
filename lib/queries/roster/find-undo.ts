import { z } from "zod";
import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { Scope } from "../../authz/scope";
import { countUndo, type UndoneRoster } from "../../commands/roster/plan-undo";

/** The last applied file, which can be taken back. */
export interface RosterUndo {
	readonly importId: string;
	readonly appliedAt: Date;
	/** What taking it back would do now; null: that was not asked. */
	readonly counts: UndoneRoster | null;
}

/**
 * The file that can be taken back: the last one that was applied and changed something, while it is kept. Null: none. What that would do
 * is counted when it is asked for: whatever hangs on a pupil by now is looked up in every table.
 * @throws AppError not-allowed unless admin
 */
export function findUndo(scope: Scope, countedImport: string | null = null): Promise<RosterUndo | null> {
	requireAdmin(scope);
	const { schoolId } = scope;
	return inSchoolAsAdmin(scope, async (tx) => {
		const [found] = await tx.$queryRaw<Omit<RosterUndo, "counts">[]>`
			SELECT i.id AS "importId", i.applied_at AS "appliedAt" FROM roster_import i
			WHERE i.school_id = ${schoolId}::uuid AND i.state = 'applied'
				AND EXISTS (SELECT FROM roster_undo u WHERE u.school_id = i.school_id AND u.import_id = i.id)
			ORDER BY i.applied_at DESC LIMIT 1`;
		if (!found) return null;
		const isCounted = found.importId === countedImport;
		return { ...found, counts: isCounted ? await countUndo(tx, schoolId, found.importId) : null };
	});
}

const n = z.number().default(0);
const undoneSchema = z.object({
	...{ peopleRemoved: n, peopleEnded: n, peopleRestored: n, groupsRemoved: n, groupsEnded: n, groupsRestored: n },
	...{ placesRemoved: n, placesRestored: n },
});

/**
 * What taking this file back did, as the log has it. Null: it was not taken back.
 * @throws AppError not-allowed unless admin
 */
export function findUndone(scope: Scope, importId: string): Promise<UndoneRoster | null> {
	requireAdmin(scope);
	const { schoolId } = scope;
	return inSchoolAsAdmin(scope, async (tx) => {
		const subject = { path: ["importId"], equals: importId };
		const act = await tx.auditEvent.findFirst({ where: { schoolId, action: "roster.undo", subject } });
		return act === null ? null : undoneSchema.parse(act.subject);
	});
}
