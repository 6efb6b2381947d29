import type { Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import { whole } from "../../db/whole";
import type { ConnectionId, GoalId, GroupId, PersonId } from "../../domain/ids";
import type { SubjectKey } from "../../domain/subjects";
import { Prisma } from "../../generated/prisma/client";
import { type SignalCode, type SignalFactsByCode, signalCodes } from "../../standing/signals/signal";
import { byName } from "../people/by-name";

/** Why somebody put a signal aside. */
export type DismissalWhy = "seen" | "discussed" | "known" | "wrong";

interface SignalHead {
	/** Null: on screen, and not kept yet, so that nothing can be put aside or noted on it (as-on-screen). */
	readonly signalId: string | null;
	readonly groupId: GroupId;
	readonly groupName: string;
	/** Null: it is about the group. */
	readonly pupilId: PersonId | null;
	readonly pupilName: string | null;
	readonly schoolYear: number | null;
	readonly subject: SubjectKey;
	readonly goal: { readonly goalId: GoalId; readonly code: string; readonly title: string } | null;
	readonly sources: readonly { readonly connectionId: ConnectionId; readonly supplier: string }[];
	/** The latest day of its facts (yyyy-mm-dd): its age. */
	readonly day: string;
	readonly raisedAt: Date;
	readonly evaluatedAt: Date;
	/** Null: it asks for attention. */
	readonly dismissal: { readonly at: string; readonly by: string | null; readonly why: DismissalWhy } | null;
	/** Somebody wrote a note on it. */
	readonly noted: boolean;
}

/** A signal that is true now, as it is shown: its rule (code) with the facts of that rule. */
export type SignalRow = {
	[Code in SignalCode]: SignalHead & { readonly code: Code; readonly facts: SignalFactsByCode[Code] };
}[SignalCode];

/** Of 2,000 pupils, ten each. */
const mostSignals = 20_000;

/**
 * Signals that are true now, by rule in the order of reading, the newest facts first. Whom a signal of the
 * group is about stays in the table.
 * @param which what beside the school: written by the query that has checked access
 */
export async function selectSignals(tx: SchoolTransaction, scope: Scope, which: Prisma.Sql): Promise<SignalRow[]> {
	const rows = await tx.$queryRaw<SignalRow[]>`/* prepared */
		SELECT s.id AS "signalId", s.code, s.group_id AS "groupId", g.name AS "groupName", s.pupil_id AS "pupilId",
			CASE WHEN p.id IS NOT NULL THEN concat_ws(' ', p.given_name, p.name_prefix, p.family_name) END AS "pupilName",
			(s.facts ->> 'schoolYear')::int AS "schoolYear", s.subject_key AS subject, s.facts, s.day::text AS day,
			CASE WHEN o.id IS NOT NULL THEN json_build_object('goalId', o.id, 'code', o.code, 'title', o.title) END AS goal,
			(
				SELECT coalesce(json_agg(json_build_object('connectionId', c.id, 'supplier', r.name) ORDER BY r.name), '[]')
				FROM connection c JOIN supplier r ON r.id = c.supplier_id
				WHERE c.school_id = s.school_id AND c.id = ANY(s.connection_ids)
			) AS sources,
			s.raised_at AS "raisedAt", s.evaluated_at AS "evaluatedAt",
			CASE WHEN s.dismissed_at IS NOT NULL
				THEN json_build_object('at', s.dismissed_at, 'by', u.name, 'why', s.dismissed_why) END AS dismissal,
			EXISTS (
				SELECT FROM note n WHERE n.school_id = s.school_id AND n.pupil_id = s.pupil_id AND n.signal_id = s.id
					AND n.removed_at IS NULL
			) AS noted
		FROM signal s
		JOIN pupil_group g ON g.school_id = s.school_id AND g.id = s.group_id
		LEFT JOIN person p ON p.school_id = s.school_id AND p.id = s.pupil_id
		LEFT JOIN goal o ON o.id = s.goal_id
		LEFT JOIN user_account u ON u.id = s.dismissed_by
		WHERE s.school_id = ${scope.schoolId}::uuid AND s.ended_at IS NULL AND ${which}
		ORDER BY array_position(${[...signalCodes]}::text[], s.code), s.day DESC, ${byName("p")}, s.id
		LIMIT ${mostSignals + 1}`;
	return whole(rows, mostSignals);
}

/** Rows of the subjects that may be seen. */
export const ofSubjects = (subjects: "all" | readonly SubjectKey[]) =>
	subjects === "all" ? Prisma.sql`true` : Prisma.sql`s.subject_key = ANY(${subjects}::text[])`;
