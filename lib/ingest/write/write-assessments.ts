import type { SchoolTransaction } from "../../db/in-school";
import type { SittingEntryRecord } from "../../domain/records";
import { dayInAmsterdam } from "../../domain/school-day";
import { subjectOf } from "../../domain/subjects";
import { assessmentId, sittingId } from "./entry-rows";
import type { Place, PupilFact } from "./fact";
import { registerUnits, type SeenUnit } from "./register-units";

type Entries = readonly PupilFact<SittingEntryRecord>[];

/**
 * What the entries of a delivery are about, once per delivery: assessments, parts, scales, sittings, and what of them can
 * be mapped. The last description in the message stands; each upsert goes in the order of its key and skips what is equal.
 */
export async function writeAssessments(tx: SchoolTransaction, place: Place, entries: Entries): Promise<void> {
	if (entries.length === 0) return;
	await upsertAssessments(tx, place, entries);
	await upsertParts(tx, place, entries);
	await upsertScales(tx, place, entries);
	await insertSittings(tx, place, entries);
	await registerUnits(tx, place, entries.flatMap(unitsOf));
}

/** The last row of each key, as JSON. */
function lastOfEach<Row>(rows: readonly Row[], keyOf: (row: Row) => string): string {
	return JSON.stringify([...new Map(rows.map((row) => [keyOf(row), row])).values()]);
}

/** A subject that a person corrected stays as long as the supplier's word does. */
async function upsertAssessments(tx: SchoolTransaction, place: Place, entries: Entries): Promise<void> {
	const rows = entries.map(({ record: { assessment } }) => ({
		id: assessmentId(place, assessment),
		source_id: assessment.sourceId,
		version: assessment.version,
		name: assessment.name,
		subject_name: assessment.subjectName,
		subject_key: assessment.subjectName === null ? null : subjectOf(assessment.subjectName),
		study_level: assessment.studyLevel,
	}));
	await tx.$executeRaw`
		INSERT INTO assessment AS known (school_id, id, connection_id, source_id, version, name, subject_name, subject_key,
			study_level)
		SELECT ${place.schoolId}::uuid, id, ${place.connectionId}::uuid, source_id, version, name, subject_name,
			subject_key, study_level
		FROM json_to_recordset(${lastOfEach(rows, (row) => row.id)}::json) AS r (id uuid, source_id text, version text,
			name text, subject_name text, subject_key text, study_level text)
		ORDER BY id
		ON CONFLICT (school_id, id) DO UPDATE SET name = excluded.name, subject_name = excluded.subject_name,
			study_level = excluded.study_level, subject_key = CASE
				WHEN known.subject_name IS DISTINCT FROM excluded.subject_name THEN excluded.subject_key
				ELSE coalesce(known.subject_key, excluded.subject_key) END
		WHERE (known.name, known.subject_name, known.study_level)
			IS DISTINCT FROM (excluded.name, excluded.subject_name, excluded.study_level)`;
}

async function upsertParts(tx: SchoolTransaction, place: Place, entries: Entries): Promise<void> {
	const rows = entries.flatMap(({ record: { assessment } }) =>
		assessment.parts.map((part) => ({
			assessment_id: assessmentId(place, assessment),
			source_id: part.sourceId,
			name: part.name,
			index: part.index,
		})),
	);
	if (rows.length === 0) return;
	await tx.$executeRaw`
		INSERT INTO assessment_part AS known (school_id, assessment_id, source_id, name, index)
		SELECT ${place.schoolId}::uuid, assessment_id, source_id, name, index
		FROM json_to_recordset(${lastOfEach(rows, (row) => row.assessment_id + row.source_id)}::json)
			AS r (assessment_id uuid, source_id text, name text, index int)
		ORDER BY assessment_id, source_id
		ON CONFLICT (school_id, assessment_id, source_id) DO UPDATE SET name = excluded.name, index = excluded.index
		WHERE (known.name, known.index) IS DISTINCT FROM (excluded.name, excluded.index)`;
}

async function upsertScales(tx: SchoolTransaction, place: Place, entries: Entries): Promise<void> {
	const rows = entries.flatMap(({ record }) =>
		record.scales.map(({ sourceId, name, entries: steps }) => ({ source_id: sourceId, name, entries: steps })),
	);
	if (rows.length === 0) return;
	await tx.$executeRaw`
		INSERT INTO score_scale AS known (school_id, connection_id, source_id, name, entries)
		SELECT ${place.schoolId}::uuid, ${place.connectionId}::uuid, source_id, name, entries
		FROM json_to_recordset(${lastOfEach(rows, (row) => row.source_id)}::json)
			AS r (source_id text, name text, entries jsonb)
		ORDER BY source_id
		ON CONFLICT (school_id, connection_id, source_id) DO UPDATE SET name = excluded.name, entries = excluded.entries
		WHERE (known.name, known.entries) IS DISTINCT FROM (excluded.name, excluded.entries)`;
}

async function insertSittings(tx: SchoolTransaction, place: Place, entries: Entries): Promise<void> {
	const rows = entries.map(({ record: { assessment, takenAt, schoolPeriod } }) => {
		const day = dayInAmsterdam(new Date(takenAt));
		return {
			id: sittingId(place, assessment, day),
			assessment_id: assessmentId(place, assessment),
			day,
			school_period: schoolPeriod,
		};
	});
	await tx.$executeRaw`
		INSERT INTO sitting (school_id, id, assessment_id, day, school_period)
		SELECT ${place.schoolId}::uuid, id, assessment_id, day, school_period
		FROM json_to_recordset(${lastOfEach(rows, (row) => row.id)}::json)
			AS r (id uuid, assessment_id uuid, day date, school_period text)
		ORDER BY id
		ON CONFLICT DO NOTHING`;
}

function unitsOf({ origin, record: { assessment } }: PupilFact<SittingEntryRecord>): SeenUnit[] {
	const received_at = origin.receivedAt;
	return [
		{ kind: "assessment", source_id: assessment.sourceId, title: assessment.name, received_at },
		...assessment.parts.map(
			(part): SeenUnit => ({
				kind: "part",
				source_id: `${assessment.sourceId}#${part.sourceId}`,
				title: `${assessment.name}: ${part.name}`,
				received_at,
			}),
		),
	];
}
