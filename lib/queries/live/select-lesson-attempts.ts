import type { VisibleSubjects } from "../../authz/access";
import type { Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import type { PersonId } from "../../domain/ids";
import { Prisma } from "../../generated/prisma/client";
import type { LessonAttempt } from "../../standing/live-lesson";

/** More than a pupil does in an hour; so much of each pupil is read, the latest first. */
const perPupil = 100;

/**
 * What these pupils did since a moment, by the index of the attempts (school, pupil). Who sees some subjects only gets
 * what is mapped to a goal of them.
 */
export function selectLessonAttempts(
	tx: SchoolTransaction,
	scope: Scope,
	wanted: {
		readonly pupilIds: readonly PersonId[];
		readonly since: Date;
		readonly until: Date;
		readonly subjects: VisibleSubjects;
	},
): Promise<LessonAttempt[]> {
	return tx.$queryRaw<LessonAttempt[]>`
		SELECT a.pupil_id AS "pupilId", a.connection_id AS "connectionId", a.at, a.success,
			coalesce(u.title, i.title, n.title) AS title
		FROM unnest(${wanted.pupilIds}::uuid[]) AS pupil(id)
		CROSS JOIN LATERAL (
			SELECT a.* FROM attempt a
			WHERE a.school_id = ${scope.schoolId}::uuid AND a.pupil_id = pupil.id
				AND a.at >= ${wanted.since}::timestamptz AND a.at <= ${wanted.until}::timestamptz
				AND ${ofSubjects(wanted.subjects)}
			ORDER BY a.at DESC
			LIMIT ${perPupil}
		) a
		LEFT JOIN supplier_unit u ON u.school_id = a.school_id AND u.connection_id = a.connection_id
			AND u.kind = 'unit' AND u.source_id = a.unit_id
		LEFT JOIN supplier_unit i ON i.school_id = a.school_id AND i.connection_id = a.connection_id
			AND i.kind = 'item' AND i.source_id = a.item_id
		LEFT JOIN practice_item n ON n.school_id = a.school_id AND n.connection_id = a.connection_id AND n.item_id = a.item_id`;
}

function ofSubjects(subjects: VisibleSubjects): Prisma.Sql {
	if (subjects === "all") return Prisma.sql`true`;
	return Prisma.sql`EXISTS (
		SELECT 1 FROM goal_mapping m
		JOIN goal ON goal.id = m.goal_id AND goal.subject_key = ANY(${subjects}::text[])
		WHERE m.school_id = a.school_id AND m.connection_id = a.connection_id
			AND ((m.kind = 'unit' AND m.source_id = a.unit_id) OR (m.kind = 'item' AND m.source_id = a.item_id))
	)`;
}
