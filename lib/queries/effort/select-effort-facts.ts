import type { Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import type { ConnectionId, GroupId, PersonId } from "../../domain/ids";
import type { MeasureType } from "../../domain/measures";
import type { SubjectKey } from "../../domain/subjects";
import { countingFirst, firstSent, isResult, takenDay } from "../counting/counting-order";
import { placesForGroup } from "../counting/places-for-group";
import { withTestNames } from "../groups/select-goal-facts";
import { ownScale, type WithScale, withLevels } from "../scales/own-scale";

export interface EffortWanted {
	/** Whose figures these are: results that count in another group are left out. */
	readonly groupId: GroupId;
	readonly pupilIds: readonly PersonId[];
	readonly subject: SubjectKey;
	/** yyyy-mm-dd, both inclusive. */
	readonly from: string;
	readonly to: string;
}

/** What a pupil did for a subject by one source in the period, time with material too, and how the first tries went. */
export interface EffortFact {
	readonly pupilId: PersonId;
	readonly connectionId: ConnectionId;
	readonly tasks: number;
	readonly days: number;
	readonly durationMs: number;
	readonly firstJudged: number;
	readonly firstCorrect: number;
	/** yyyy-mm-dd */
	readonly lastDay: string;
}

export function selectEffortFacts(tx: SchoolTransaction, scope: Scope, wanted: EffortWanted): Promise<EffortFact[]> {
	return tx.$queryRaw<EffortFact[]>`
		SELECT d.pupil_id AS "pupilId", d.connection_id AS "connectionId", sum(d.attempts)::int AS tasks,
			count(DISTINCT d.day)::int AS days, sum(d.duration_ms)::float8 AS "durationMs", sum(d.first_judged)::int AS "firstJudged",
			sum(d.first_correct)::int AS "firstCorrect", max(d.day)::text AS "lastDay"
		FROM practice_day d
		WHERE d.school_id = ${scope.schoolId}::uuid AND d.pupil_id = ANY(${wanted.pupilIds}::uuid[])
			AND d.key = ${wanted.subject} AND (d.kind = 'subject' AND d.attempts > 0 OR d.kind = 'use')
			AND d.day BETWEEN ${wanted.from}::date AND ${wanted.to}::date
		GROUP BY d.pupil_id, d.connection_id`;
}

/** A final outcome of a pupil on a whole test of the subject. */
export interface WholeTestFact {
	readonly pupilId: PersonId;
	readonly supplier: string;
	readonly assessmentId: string;
	readonly assessmentName: string;
	readonly type: MeasureType;
	readonly text: string;
	readonly number: number | null;
	readonly maximum: number | null;
	readonly decimals: number | null;
	/** The order of the supplier's own scale, weakest first; null: none is known. */
	readonly levels: readonly string[] | null;
	/** yyyy-mm-dd */
	readonly day: string;
}

/** Of each pupil and test the result of the period that counts, by type; in progress and missing are none. */
export async function selectWholeTests(
	tx: SchoolTransaction,
	scope: Scope,
	wanted: EffortWanted,
): Promise<WholeTestFact[]> {
	const rows = await tx.$queryRaw<(WholeTestFact & WithScale)[]>`
		WITH taken AS MATERIALIZED (
			SELECT DISTINCT ON (e.pupil_id, e.assessment_id) e.*
			FROM sitting_entry e
			JOIN assessment a ON a.school_id = e.school_id AND a.id = e.assessment_id
			WHERE e.school_id = ${scope.schoolId}::uuid AND e.pupil_id = ANY(${wanted.pupilIds}::uuid[])
				AND ${isResult} AND coalesce(a.subject_key, 'other') = ${wanted.subject}
				AND ${takenDay} BETWEEN ${wanted.from}::date AND ${wanted.to}::date
			ORDER BY e.pupil_id, e.assessment_id, ${countingFirst}
		)
		SELECT DISTINCT ON (e.pupil_id, a.id, o.type)
			e.pupil_id AS "pupilId", s.name AS supplier, a.id AS "assessmentId", a.name AS "assessmentName", o.type, o.text,
			o.number::float8 AS number, o.maximum::float8 AS maximum, ${takenDay}::text AS day, ${ownScale}
		FROM taken e
		JOIN assessment a ON a.school_id = e.school_id AND a.id = e.assessment_id
		JOIN connection c ON c.school_id = a.school_id AND c.id = a.connection_id
		JOIN supplier s ON s.id = c.supplier_id
		JOIN outcome o ON o.school_id = e.school_id AND o.entry_id = e.id AND o.part_source_id = ''
		ORDER BY e.pupil_id, a.id, o.type, ${firstSent}`;
	const facts = withLevels<WholeTestFact>(await withTestNames(tx, scope, rows));
	const placed = facts.map(({ pupilId, assessmentId, day }) => ({
		...{ pupilId, assessmentId, day, subjectKey: wanted.subject },
	}));
	const elsewhereOf = await placesForGroup(tx, scope, wanted.groupId, placed);
	return facts.filter((_, index) => {
		const of = placed[index];
		return of !== undefined && elsewhereOf(of) === null;
	});
}
