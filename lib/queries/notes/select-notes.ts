import type { PupilAccess } from "../../authz/access";
import { isMentor } from "../../authz/is-mentor";
import type { Scope } from "../../authz/scope";
import { versionOf } from "../../commands/acts/require-seen";
import { shownNote } from "../../commands/notes/change-note";
import type { SchoolTransaction } from "../../db/in-school";
import type { NoteKind, NoteVisibility } from "../../domain/notes";
import type { SubjectKey } from "../../domain/subjects";

export interface NoteRow {
	readonly noteId: string;
	/** Of what its form shows. */
	readonly version: string;
	readonly kind: NoteKind;
	readonly visibility: NoteVisibility;
	readonly text: string;
	readonly subjectKey: SubjectKey | null;
	readonly goalId: string | null;
	/** Null for a note that is not about a goal. */
	readonly goal: string | null;
	/** The day it is about, yyyy-mm-dd. */
	readonly day: string;
	readonly createdAt: Date;
	/** Null: as it was first written. */
	readonly updatedAt: Date | null;
	readonly author: string;
	/** Whether the reader wrote it. */
	readonly own: boolean;
}

/**
 * The notes about a pupil that the reader may read, newest day first, at most 2,000. Own notes always; of others those
 * for the team, and for coaches and class teachers theirs. Who sees a subject only: without subject or of that one.
 */
export async function selectNotes(
	tx: SchoolTransaction,
	scope: Scope,
	access: PupilAccess,
	days: { readonly from: string; readonly to: string } | null = null,
): Promise<NoteRow[]> {
	const subjects = access.subjects === "all" ? null : [...access.subjects];
	const rows = await tx.$queryRaw<Omit<NoteRow, "version">[]>`
		SELECT n.id AS "noteId", n.kind, n.visibility, n.text, n.subject_key AS "subjectKey", n.goal_id AS "goalId",
			g.title AS goal, n.day::text AS day, n.created_at AS "createdAt", n.updated_at AS "updatedAt",
			concat_ws(' ', a.given_name, a.name_prefix, a.family_name) AS author,
			n.author_id = ${scope.personId}::uuid AS own
		FROM note n
		JOIN person a ON a.school_id = n.school_id AND a.id = n.author_id
		LEFT JOIN goal g ON g.id = n.goal_id
		WHERE n.school_id = ${scope.schoolId}::uuid AND n.pupil_id = ${access.pupilId}::uuid AND n.removed_at IS NULL
			AND (${days?.from ?? null}::date IS NULL OR n.day >= ${days?.from ?? null}::date)
			AND (${days?.to ?? null}::date IS NULL OR n.day <= ${days?.to ?? null}::date)
			AND (
				n.author_id = ${scope.personId}::uuid
				OR (
					(n.visibility = 'team' OR (n.visibility = 'coach' AND ${isMentor(access)}::boolean))
					AND (${subjects}::text[] IS NULL OR n.subject_key IS NULL OR n.subject_key = ANY(${subjects}::text[]))
				)
			)
		ORDER BY n.day DESC, n.created_at DESC, n.id
		LIMIT 2000`;
	return rows.map((row) => ({ ...row, version: versionOf(shownNote(row)) }));
}
