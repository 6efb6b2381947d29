import type { SchoolTransaction } from "../../db/in-school";
import type { SittingEntryRecord } from "../../domain/records";
import { assessmentId, type EntryRow, entryRow } from "./entry-rows";
import { type Ending, type EntryFact, olderThanStored, type Place, type PupilFact, unchanged, written } from "./fact";
import { inRounds } from "./in-rounds";
import { writeAssessments } from "./write-assessments";
import { raiseDecimals, writeOutcomes } from "./write-outcomes";
import { dropRefused } from "./write-refused";

/**
 * Writes entries and their withdrawals by item id. The one that was modified last stands; of two modified at one moment
 * the later delivery, and a withdrawal before both. A withdrawn entry stays as a row, also when it comes first. One that
 * the school set aside stays so, whatever comes: what the supplier says is kept beside it. One that was refused when it was
 * judged again gives way to whatever is accepted of the same id.
 * @returns one ending per fact, in their order
 */
export async function writeEntries(
	tx: SchoolTransaction,
	place: Place,
	facts: readonly EntryFact[],
): Promise<Ending[]> {
	const endings: Ending[] = facts.map(() => unchanged);
	const entries: PupilFact<SittingEntryRecord>[] = [];
	for (const round of inRounds(facts, targetOf)) {
		const rows = round.flatMap((position) => {
			const fact = facts[position];
			return fact ? [entryRow(place, fact, position)] : [];
		});
		const { kept, known } = await upsert(tx, place, rows);
		if (kept.size < rows.length) await tellStale(tx, place, rows, kept, endings);
		for (const n of kept) endings[n] = written;
		const keptRows = rows.filter((row) => kept.has(row.n));
		await writeOutcomes(
			tx,
			place,
			keptRows.flatMap((row) => outcomesOf(row, facts[row.n])),
			known,
		);
		entries.push(...keptRows.flatMap((row) => asEntry(facts[row.n])));
		await dropRefused(tx, place, rows);
	}
	await writeAssessments(tx, place, entries);
	await raiseDecimals(
		tx,
		place,
		entries.flatMap(({ record }) => scoresOf(place, record)),
	);
	return endings;
}

const targetOf = ({ record }: EntryFact) => (record.kind === "withdrawal" ? record.targetSourceId : record.sourceId);
const asEntry = (fact: EntryFact | undefined) => (fact && "pupilId" in fact ? [fact] : []);
const outcomesOf = (row: EntryRow, fact: EntryFact | undefined) =>
	asEntry(fact).flatMap(({ record }) =>
		record.outcomes.map((outcome, position) => ({ entryId: row.id, position, outcome })),
	);

const scoresOf = (place: Place, { assessment, outcomes }: SittingEntryRecord) =>
	outcomes.map((outcome) => ({ assessmentId: assessmentId(place, assessment), outcome }));

/** @returns kept: positions that were written; known: ids among them that were there before */
async function upsert(tx: SchoolTransaction, { schoolId, connectionId }: Place, rows: readonly EntryRow[]) {
	const kept = await tx.$queryRaw<{ n: number; id: string; inserted: boolean }[]>`
		WITH incoming AS MATERIALIZED (
			SELECT * FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r (
				n int, id uuid, source_id text, sitting_id uuid, assessment_id uuid, pupil_id uuid, taken_at timestamptz,
				status text, missing boolean, review_url text, additional_info text, modified_at timestamptz,
				fingerprint bytea, received_at timestamptz, delivery_id uuid, record_index int)
		), upserted AS (
			INSERT INTO sitting_entry AS known (school_id, id, connection_id, source_id, sitting_id, assessment_id, pupil_id,
				taken_at, status, missing, review_url, additional_info, modified_at, fingerprint, received_at, delivery_id,
				record_index)
			SELECT ${schoolId}::uuid, id, ${connectionId}::uuid, source_id, sitting_id, assessment_id, pupil_id, taken_at,
				status, missing, review_url, additional_info, modified_at, fingerprint, received_at, delivery_id, record_index
			FROM incoming ORDER BY id
			ON CONFLICT (school_id, id) DO UPDATE SET
				sitting_id = coalesce(excluded.sitting_id, known.sitting_id),
				assessment_id = coalesce(excluded.assessment_id, known.assessment_id),
				pupil_id = coalesce(excluded.pupil_id, known.pupil_id),
				taken_at = coalesce(excluded.taken_at, known.taken_at),
				status = CASE WHEN known.delivered_status IS NULL THEN excluded.status ELSE known.status END,
				delivered_status = CASE WHEN known.delivered_status IS NULL THEN NULL ELSE excluded.status END,
				missing = excluded.missing, review_url = excluded.review_url,
				additional_info = excluded.additional_info, modified_at = excluded.modified_at,
				fingerprint = excluded.fingerprint, received_at = excluded.received_at,
				delivery_id = excluded.delivery_id, record_index = excluded.record_index
			WHERE excluded.modified_at > known.modified_at
				OR coalesce(known.delivered_status, known.status) = 'refused'
				OR (excluded.modified_at = known.modified_at AND excluded.fingerprint <> known.fingerprint
					AND coalesce(known.delivered_status, known.status) <> 'withdrawn')
			RETURNING known.id, xmax = 0 AS inserted
		)
		SELECT i.n, u.id, u.inserted FROM upserted AS u JOIN incoming AS i USING (id)`;
	return {
		kept: new Set(kept.map((row) => row.n)),
		known: kept.filter((row) => !row.inserted).map((row) => row.id),
	};
}

/** Of the rows that were not kept: the same content is unchanged, other content is older than what is stored. */
async function tellStale(
	tx: SchoolTransaction,
	{ schoolId }: Place,
	rows: readonly EntryRow[],
	kept: ReadonlySet<number>,
	endings: Ending[],
): Promise<void> {
	const left = rows.filter((row) => !kept.has(row.n)).map(({ n, id, fingerprint }) => ({ n, id, fingerprint }));
	const stale = await tx.$queryRaw<{ n: number }[]>`
		SELECT r.n
		FROM json_to_recordset(${JSON.stringify(left)}::json) AS r (n int, id uuid, fingerprint bytea)
		JOIN sitting_entry AS e ON e.school_id = ${schoolId}::uuid AND e.id = r.id AND e.fingerprint <> r.fingerprint`;
	for (const { n } of stale) endings[n] = olderThanStored;
}
