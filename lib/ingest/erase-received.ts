import type { JobScope } from "../authz/scope";
import { now } from "../clock";
import { inSchool, type SchoolTransaction } from "../db/in-school";
import type { ConnectionId } from "../domain/ids";
import { Prisma } from "../generated/prisma/client";
import type { ReceivedCounts } from "../queries/suppliers/count-received";
import { lockConnection } from "./connection-lock";
import { eraseHeldOf } from "./erase-held-of";
import type { Place } from "./write/fact";
import { markSignalGroups } from "./write/mark-signal-groups";
import { recomputeDays } from "./write/recompute-days";

/** Rows, or days of pupils, in one transaction: whoever reads or delivers elsewhere is not kept waiting. */
const atOnce = 1_000;
const daysAtOnce = 200;

export interface ErasedSome {
	readonly kind: keyof ReceivedCounts;
	readonly count: number;
	/** Of whom nothing of this connection is left since. */
	readonly pupils: number;
}

interface Batch {
	readonly count: number;
	readonly pupilIds: readonly string[];
}
type Erase = (tx: SchoolTransaction, place: Place) => Promise<Batch>;

/**
 * Erases a batch of what a connection brought, in one transaction that has the connection alone. Facts go with their
 * rollups, so that sums add up after each batch; deliveries keep their counts and what became of their records. When
 * nothing is left the connection says so.
 * @returns whether there may be more
 */
export function eraseSome(
	scope: JobScope,
	connectionId: ConnectionId,
	keep: (tx: SchoolTransaction, erased: ErasedSome) => Promise<void> = async () => {},
): Promise<boolean> {
	const place: Place = { schoolId: scope.schoolId, connectionId };
	return inSchool(
		scope,
		async (tx) => {
			await lockConnection(tx, connectionId, "alone");
			for (const [kind, erase] of erasers) {
				const { count, pupilIds } = await erase(tx, place);
				if (count === 0) continue;
				await keep(tx, { kind, count, pupils: await countGone(tx, place, pupilIds) });
				return true;
			}
			await eraseTraces(tx, place);
			await tx.connection.updateMany({
				where: { schoolId: place.schoolId, id: connectionId, erasedAt: null },
				data: { erasedAt: now() },
			});
			return false;
		},
		{ timeout: 120_000 },
	);
}

/** Each pupil once, with the last of what there was of them: batches of one connection follow one another. */
async function countGone(tx: SchoolTransaction, place: Place, pupilIds: readonly string[]): Promise<number> {
	if (pupilIds.length === 0) return 0;
	const own = Prisma.sql`school_id = ${place.schoolId}::uuid AND connection_id = ${place.connectionId}::uuid`;
	const [row] = await tx.$queryRaw<{ gone: number }[]>`
		SELECT count(DISTINCT p.id)::int AS gone FROM unnest(${[...pupilIds]}::uuid[]) AS p (id)
		WHERE NOT EXISTS (SELECT FROM attempt WHERE ${own} AND pupil_id = p.id)
			AND NOT EXISTS (SELECT FROM unit_progress WHERE ${own} AND pupil_id = p.id)
			AND NOT EXISTS (SELECT FROM sitting_entry WHERE ${own} AND pupil_id = p.id)`;
	return row?.gone ?? 0;
}

const ofNobody = (count: number): Batch => ({ count, pupilIds: [] });

/** Practice of some days of pupils, whose rollups are computed anew in the same transaction. */
const eraseAttempts: Erase = async (tx, place) => {
	// First what stands beside the attempts: a day that is computed again would let it count.
	await tx.attemptEcho.deleteMany({ where: { schoolId: place.schoolId, connectionId: place.connectionId } });
	await tx.materialUse.deleteMany({ where: { schoolId: place.schoolId, connectionId: place.connectionId } });
	const days = await tx.$queryRaw<{ pupil_id: string; day: string }[]>`
		SELECT pupil_id, (at AT TIME ZONE 'Europe/Amsterdam')::date::text AS day FROM attempt
		WHERE school_id = ${place.schoolId}::uuid AND connection_id = ${place.connectionId}::uuid
		GROUP BY 1, 2 ORDER BY 1, 2 LIMIT ${daysAtOnce}`;
	if (days.length === 0) return ofNobody(0);
	const erased = await tx.$executeRaw`
		DELETE FROM attempt AS a
		USING json_to_recordset(${JSON.stringify(days)}::json) AS d (pupil_id uuid, day date)
		WHERE a.school_id = ${place.schoolId}::uuid AND a.connection_id = ${place.connectionId}::uuid
			AND a.pupil_id = d.pupil_id AND a.at >= d.day::timestamp AT TIME ZONE 'Europe/Amsterdam'
			AND a.at < (d.day + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam'`;
	await recomputeDays(tx, place, days);
	const pupilIds = days.map(({ pupil_id }) => pupil_id);
	await markSignalGroups(tx, place.schoolId, { pupilIds, entryIds: [] });
	return { count: erased, pupilIds };
};

const eraseProgress: Erase = async (tx, place) => {
	const gone = await tx.$queryRaw<{ pupil_id: string }[]>`
		DELETE FROM unit_progress WHERE school_id = ${place.schoolId}::uuid AND id IN (
			SELECT id FROM unit_progress
			WHERE school_id = ${place.schoolId}::uuid AND connection_id = ${place.connectionId}::uuid
			ORDER BY id LIMIT ${atOnce})
		RETURNING pupil_id`;
	const pupilIds = gone.map(({ pupil_id }) => pupil_id);
	await markSignalGroups(tx, place.schoolId, { pupilIds, entryIds: [] });
	return { count: gone.length, pupilIds };
};

/** Results of pupils; what a test is, stays. A sitting goes with the last of its entries. */
const eraseResults: Erase = async (tx, place) => {
	const gone = await tx.$queryRaw<{ id: string; pupil_id: string | null }[]>`
		WITH batch AS (
			SELECT id FROM sitting_entry
			WHERE school_id = ${place.schoolId}::uuid AND connection_id = ${place.connectionId}::uuid
			ORDER BY id LIMIT ${atOnce}
		), outcomes AS (
			DELETE FROM outcome AS o USING batch AS b WHERE o.school_id = ${place.schoolId}::uuid AND o.entry_id = b.id
		)
		DELETE FROM sitting_entry AS e USING batch AS b
		WHERE e.school_id = ${place.schoolId}::uuid AND e.id = b.id
		RETURNING e.id, e.pupil_id`;
	if (gone.length === 0) return ofNobody(0);
	const pupilIds = gone.flatMap(({ pupil_id }) => pupil_id ?? []);
	await markSignalGroups(tx, place.schoolId, { pupilIds, entryIds: [] });
	await tx.$executeRaw`
		DELETE FROM sitting AS s USING assessment AS a
		WHERE s.school_id = ${place.schoolId}::uuid AND a.school_id = s.school_id AND a.id = s.assessment_id
			AND a.connection_id = ${place.connectionId}::uuid AND NOT EXISTS (
				SELECT FROM sitting_entry AS e WHERE e.school_id = s.school_id AND e.sitting_id = s.id)`;
	return { count: gone.length, pupilIds };
};

const eraseStatements = (tx: SchoolTransaction, place: Place) => tx.$executeRaw`
	DELETE FROM xapi_statement WHERE school_id = ${place.schoolId}::uuid AND connection_id = ${place.connectionId}::uuid
		AND id IN (
			SELECT id FROM xapi_statement
			WHERE school_id = ${place.schoolId}::uuid AND connection_id = ${place.connectionId}::uuid
			ORDER BY stored, sequence LIMIT ${atOnce})`;

/** Messages as they came, and roster files; of the latter the row stays with its counts. */
const eraseMessages = async (tx: SchoolTransaction, place: Place): Promise<number> => {
	const payloads = await tx.$executeRaw`
		DELETE FROM delivery_payload WHERE school_id = ${place.schoolId}::uuid AND delivery_id IN (
			SELECT p.delivery_id FROM delivery_payload AS p
			JOIN delivery AS d ON d.school_id = p.school_id AND d.id = p.delivery_id
			WHERE p.school_id = ${place.schoolId}::uuid AND d.connection_id = ${place.connectionId}::uuid
			ORDER BY p.delivery_id LIMIT ${atOnce})`;
	if (payloads > 0) return payloads;
	return tx.$executeRaw`
		UPDATE roster_import SET body = '', state = CASE state WHEN 'previewed' THEN 'discarded' ELSE state END
		WHERE school_id = ${place.schoolId}::uuid AND connection_id = ${place.connectionId}::uuid
			AND octet_length(body) > 0`;
};

const erasers: readonly (readonly [keyof ReceivedCounts, Erase])[] = [
	["attempts", eraseAttempts],
	["progress", eraseProgress],
	["results", eraseResults],
	["held", async (tx, place) => ofNobody(await eraseHeldOf(tx, place, atOnce))],
	["statements", async (tx, place) => ofNobody(await eraseStatements(tx, place))],
	["messages", async (tx, place) => ofNobody(await eraseMessages(tx, place))],
];

/** What points at a pupil or a supplier's record by id alone, and signals that rest on what is gone. */
async function eraseTraces(tx: SchoolTransaction, { schoolId, connectionId }: Place): Promise<void> {
	const own = { schoolId, connectionId };
	await tx.firstAttempt.deleteMany({ where: own });
	await tx.practiceDay.deleteMany({ where: own });
	await tx.dirtyPracticeDay.deleteMany({ where: own });
	await tx.attemptKey.deleteMany({ where: own });
	await tx.refusedResult.deleteMany({ where: own });
	await tx.practiceItem.deleteMany({ where: own });
	await tx.signal.deleteMany({ where: { schoolId, connectionIds: { has: connectionId } } });
	await tx.$executeRaw`
		UPDATE delivery_record AS r SET source_id = NULL FROM delivery AS d
		WHERE r.school_id = ${schoolId}::uuid AND d.school_id = r.school_id AND d.id = r.delivery_id
			AND d.connection_id = ${connectionId}::uuid AND r.source_id IS NOT NULL`;
}
