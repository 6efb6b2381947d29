import { findPupilAccess } from "../../authz/access";
import type { Scope } from "../../authz/scope";
import { inSchool } from "../../db/in-school";
import type { PersonId } from "../../domain/ids";
import { Prisma } from "../../generated/prisma/client";
import type { SignalSettings } from "../../standing/signals/signal-settings";
import { selectSignalSettings } from "./select-signal-settings";
import { ofSubjects, type SignalRow, selectSignals } from "./select-signals";

export interface PupilSignals {
	readonly open: readonly SignalRow[];
	readonly dismissed: readonly SignalRow[];
	/** The rules of the school as they are now. */
	readonly rules: SignalSettings;
}

/**
 * Signals about one pupil in the subjects that the reader may see, also those of the group that the pupil is part of. Of
 * a subject with a lesson group those of the lesson group, else of the class (STANDING, who is compared). Null for a
 * pupil that is not the reader's today and for one that is not there.
 */
export function listPupilSignals(scope: Scope, pupilId: PersonId): Promise<PupilSignals | null> {
	return inSchool(scope, async (tx) => {
		const access = await findPupilAccess(tx, scope, pupilId);
		if (access === null) return null;
		const member = Prisma.sql`m.school_id = s.school_id AND m.person_id = ${pupilId}::uuid
			AND m.begin_date <= ${scope.today}::date AND (m.end_date IS NULL OR m.end_date > ${scope.today}::date)`;
		const rows = await selectSignals(
			tx,
			scope,
			Prisma.sql`${ofSubjects(access.subjects)}
				AND s.group_id IN (
					SELECT m.group_id FROM group_membership m
					WHERE m.school_id = ${scope.schoolId}::uuid AND m.person_id = ${pupilId}::uuid
						AND m.begin_date <= ${scope.today}::date AND (m.end_date IS NULL OR m.end_date > ${scope.today}::date)
				)
				AND (s.pupil_id = ${pupilId}::uuid OR s.pupil_id IS NULL AND ${pupilId}::uuid = ANY(s.pupil_ids))
				AND (g.kind = 'lesson-group' OR NOT EXISTS (
					SELECT FROM group_membership m JOIN pupil_group l ON l.school_id = m.school_id AND l.id = m.group_id
					WHERE ${member} AND l.kind = 'lesson-group' AND l.subject_key = s.subject_key
				))`,
		);
		return {
			open: rows.filter((row) => row.dismissal === null),
			dismissed: rows.filter((row) => row.dismissal !== null),
			rules: await selectSignalSettings(tx, scope),
		};
	});
}
