import type { JobScope } from "../../authz/scope";
import { deterministicId } from "../../db/ids";
import type { SchoolTransaction } from "../../db/in-school";
import type { GroupId } from "../../domain/ids";
import type { Signal } from "../../standing/signals/signal";

/** A signal that was away for less than this is the same one: evidence that wavers brings nothing back. */
const sameWithinMs = 7 * 86_400_000;

/**
 * Keeps what is true of a group now, in one statement: new signals are raised, known ones renewed, others ended. A
 * dismissal stands, unless the reason is another one than was dismissed, or it was not so for a week and is so again.
 */
export async function writeSignals(
	tx: SchoolTransaction,
	{ schoolId }: JobScope,
	groupId: GroupId,
	signals: readonly Signal[],
	at: Date,
): Promise<void> {
	const rows = signals.map((signal) => ({
		id: signalId(schoolId, groupId, signal),
		code: signal.code,
		pupil_id: signal.pupilId,
		pupil_ids: signal.pupilIds ?? [],
		subject_key: signal.subject,
		goal_id: signal.goalId,
		connection_ids: signal.connectionIds,
		reason: signal.reason,
		facts: signal.facts,
		day: signal.day,
	}));
	const before = new Date(at.getTime() - sameWithinMs);
	await tx.$executeRaw`
		WITH incoming AS MATERIALIZED (
			SELECT * FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r (id uuid, code text, pupil_id uuid,
				pupil_ids uuid[], subject_key text, goal_id uuid, connection_ids uuid[], reason text, facts jsonb, day date)
		), renewed AS (
			INSERT INTO signal AS known (school_id, id, code, pupil_id, pupil_ids, group_id, subject_key, goal_id,
				connection_ids, reason, facts, day, raised_at, evaluated_at)
			SELECT ${schoolId}::uuid, id, code, pupil_id, pupil_ids, ${groupId}::uuid, subject_key, goal_id,
				connection_ids, reason, facts, day, ${at}, ${at}
			FROM incoming ORDER BY id
			ON CONFLICT (school_id, id) DO UPDATE SET
				(code, goal_id, pupil_ids, connection_ids, reason, facts, day, evaluated_at, ended_at) = (excluded.code, excluded.goal_id,
					excluded.pupil_ids, excluded.connection_ids, excluded.reason, excluded.facts, excluded.day, excluded.evaluated_at, NULL),
				(raised_at, dismissed_at, dismissed_by, dismissed_why, dismissed_reason) = (
					SELECT CASE WHEN again THEN excluded.raised_at ELSE known.raised_at END,
						CASE WHEN NOT again THEN known.dismissed_at END, CASE WHEN NOT again THEN known.dismissed_by END,
						CASE WHEN NOT again THEN known.dismissed_why END, CASE WHEN NOT again THEN known.dismissed_reason END
					FROM (SELECT coalesce(known.dismissed_reason, known.reason) <> excluded.reason
						OR coalesce(known.ended_at < ${before}, false) AS again) AS a)
		), ended AS (
			UPDATE signal SET ended_at = ${at}
			WHERE school_id = ${schoolId}::uuid AND group_id = ${groupId}::uuid AND ended_at IS NULL
				AND id NOT IN (SELECT id FROM incoming)
		)
		INSERT INTO signal_evaluation (school_id, group_id, evaluated_at)
		VALUES (${schoolId}::uuid, ${groupId}::uuid, ${at})
		ON CONFLICT (school_id, group_id) DO UPDATE SET evaluated_at = excluded.evaluated_at`;
}

/** What it is about, not why: group, rule, pupil (of the group: the school year) and goal; of silence the subject. */
function signalId(schoolId: string, groupId: GroupId, signal: Signal): string {
	const { code, pupilId, subject, goalId } = signal;
	if (code === "group-low") {
		// As when a group was a form of "stuck on a goal", so that what was put aside then stays so.
		const who = `group ${signal.facts.schoolYear ?? ""}`;
		return deterministicId(schoolId, groupId, "signal", "stuck-on-goal", who, subject, goalId ?? "");
	}
	const about = code === "reached-and-idle" ? "" : (goalId ?? "");
	return deterministicId(schoolId, groupId, "signal", code, pupilId ?? "", subject, about);
}
