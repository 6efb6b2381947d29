import type { JobScope, Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import { familyMeasures } from "../../standing/suggest-families";
import type { FamilyAssessment, ScaleFamilyRow, ScoreScaleRow } from "./scale-family";

export function selectFamilies(tx: SchoolTransaction, scope: Scope | JobScope) {
	return tx.$queryRaw<Omit<ScaleFamilyRow, "assessments" | "others">[]>`
		SELECT f.id AS "familyId", f.connection_id AS "connectionId", s.name AS supplier, f.name,
			f.measure_type AS "measureType", f.standard_error::text AS "standardError", f.error_source AS "errorSource",
			u.name AS "confirmedBy", f.created_at AS "createdAt"
		FROM scale_family f
		JOIN connection c ON c.school_id = f.school_id AND c.id = f.connection_id
		JOIN supplier s ON s.id = c.supplier_id
		LEFT JOIN user_account u ON u.id = f.confirmed_by
		WHERE f.school_id = ${scope.schoolId}::uuid
		ORDER BY s.name, f.name, f.id
		LIMIT 5000`;
}

/** Every test of the school, at most 20,000. Which measures it gave is looked up in one of its entries that has them. */
export function selectFamilyAssessments(tx: SchoolTransaction, scope: Scope | JobScope) {
	return tx.$queryRaw<FamilyAssessment[]>`
		SELECT a.id AS "assessmentId", a.connection_id AS "connectionId", s.name AS supplier, a.name, a.version,
			a.subject_name AS "subjectName", a.family_id AS "familyId", coalesce(given.types, '{}') AS measures,
			taken.sittings, taken.last_day AS "lastDay"
		FROM assessment a
		JOIN connection c ON c.school_id = a.school_id AND c.id = a.connection_id
		JOIN supplier s ON s.id = c.supplier_id
		CROSS JOIN LATERAL (
			SELECT count(*)::int AS sittings, max(t.day)::text AS last_day FROM sitting t
			WHERE t.school_id = a.school_id AND t.assessment_id = a.id
		) taken
		LEFT JOIN LATERAL (
			SELECT array_agg(DISTINCT o.type) AS types
			FROM (
				SELECT e.id FROM sitting_entry e
				WHERE e.school_id = a.school_id AND e.assessment_id = a.id AND e.status = 'final' AND NOT e.missing
				LIMIT 20
			) e
			JOIN outcome o ON o.school_id = a.school_id AND o.entry_id = e.id
			WHERE o.part_source_id = '' AND o.type = ANY(${[...familyMeasures]}::text[])
		) given ON true
		WHERE a.school_id = ${scope.schoolId}::uuid
		ORDER BY s.name, a.name, a.version, a.id
		LIMIT 20000`;
}

export function selectScoreScales(tx: SchoolTransaction, scope: Scope | JobScope) {
	return tx.$queryRaw<ScoreScaleRow[]>`
		SELECT s.name AS supplier, t.source_id AS "sourceId", t.name, t.entries
		FROM score_scale t
		JOIN connection c ON c.school_id = t.school_id AND c.id = t.connection_id
		JOIN supplier s ON s.id = c.supplier_id
		WHERE t.school_id = ${scope.schoolId}::uuid
		ORDER BY s.name, t.name, t.source_id
		LIMIT 5000`;
}
