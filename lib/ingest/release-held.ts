import type { JobScope } from "../authz/scope";
import { inSchool, type SchoolTransaction } from "../db/in-school";
import type { ConnectionId, DeliveryId } from "../domain/ids";
import { domainRecordSchema } from "../domain/records";
import { lockConnection, lockSchoolConnections } from "./connection-lock";
import { findFactYears } from "./fact-age";
import { factTimeFault } from "./fact-time-fault";
import { type Match, matchPupils } from "./match";
import { isWithheld } from "./months/is-withheld";
import { withMonths } from "./months/with-months";
import { moveHeldCounts, type Released } from "./move-held-counts";
import { siftNewer } from "./sift-newer";
import { type Ending, type Fact, olderThanStored, type Place } from "./write/fact";
import { write } from "./write/write";
import type { HeldReason, Holding } from "./write/write-held";

/** Held records in one transaction. */
const recordsAtOnce = 500;

interface HeldRow {
	readonly id: string;
	readonly delivery_id: DeliveryId;
	readonly index: number;
	readonly held_at: Date;
	readonly record: unknown;
}

/**
 * Lets held records flow in whose pupil is known by now: through the same writer, in the order in which they were
 * modified, and the counts of their deliveries move along. Safe to run at any time.
 * @returns how many records were released
 */
export async function releaseHeld(scope: JobScope): Promise<number> {
	// A delivery under way may have looked for its pupils before the roster came: after this its held records are visible.
	await inSchool(scope, (tx) => lockSchoolConnections(tx, scope.schoolId), { timeout: 60_000 });
	const connections = await inSchool(scope, (tx) =>
		tx.heldRecord.groupBy({ by: ["connectionId"], where: { schoolId: scope.schoolId } }),
	);
	let released = 0;
	for (const { connectionId } of connections)
		released += await releaseOfConnection(scope, connectionId as ConnectionId);
	return released;
}

async function releaseOfConnection(scope: JobScope, connectionId: ConnectionId): Promise<number> {
	const place: Place = { schoolId: scope.schoolId, connectionId };
	let total = 0;
	let left = 0;
	for (;;) {
		const { seen, released } = await withMonths(place, (withheld) =>
			inSchool(scope, (tx) => releaseSome(tx, place, left, withheld), { timeout: 120_000 }),
		);
		total += released;
		left += seen - released;
		if (seen < recordsAtOnce) return total;
	}
}

/** @param skip records before these that are still held: an identifier is known, but it is another system's or ambiguous */
async function releaseSome(tx: SchoolTransaction, place: Place, skip: number, withheld: ReadonlySet<string>) {
	await lockConnection(tx, place.connectionId, "alone");
	const rows = await listFindable(tx, place, skip);
	if (rows.length === 0) return { seen: 0, released: 0 };
	const records = rows.map((row) => domainRecordSchema.parse(row.record) as Holding["record"]);
	const matches = await matchPupils(
		tx,
		place.schoolId,
		records.map((record) => record.pupil),
	);
	const years = await findFactYears(tx, place.schoolId);
	const { facts, waiting, endings } = sortHeld(rows, records, matches, { years, withheld });
	const newer = await siftNewer(tx, place, [...facts.keys()]);
	const fresh = [...facts.keys()].filter((fact) => !newer.has(fact));
	const written = await write(tx, place, fresh);
	const ended = new Map(fresh.map((fact, i) => [fact, written[i]]));
	for (const [fact, row] of facts) endings.set(row, ended.get(fact) ?? olderThanStored);
	const released = [...endings].map(
		([row, ending]): Released => ({ heldId: row.id, deliveryId: row.delivery_id, index: row.index, ending }),
	);
	await moveHeldCounts(tx, place, released);
	await tellWaiting(tx, place, waiting);
	return { seen: rows.length, released: released.length };
}

/** Whose pupil is known: what may be written, what waits for a month, and what lies too far back as the school has it now. */
function sortHeld(
	rows: readonly HeldRow[],
	records: readonly Holding["record"][],
	matches: readonly (Match | null)[],
	{ years, withheld }: { readonly years: number; readonly withheld: ReadonlySet<string> },
) {
	const facts = new Map<Fact, HeldRow>();
	const waiting: HeldRow[] = [];
	const endings = new Map<HeldRow, Ending>();
	for (const [i, row] of rows.entries()) {
		const [record, match] = [records[i], matches[i]];
		if (!record || !match || !("pupilId" in match)) continue;
		const fault = factTimeFault(row.held_at, years)(record);
		if (fault !== null) endings.set(row, { outcome: "rejected", code: fault });
		else if (isWithheld(record, withheld)) waiting.push(row);
		else facts.set(factOf(row, match, record), row);
	}
	return { facts, waiting, endings };
}

function factOf(row: HeldRow, match: Match, record: Holding["record"]): Fact {
	const origin = { deliveryId: row.delivery_id, index: row.index, receivedAt: row.held_at };
	return { origin, ...match, record } as Fact;
}

/** Their pupil is known by now: what they wait for is a month. */
async function tellWaiting(tx: SchoolTransaction, { schoolId }: Place, rows: readonly HeldRow[]): Promise<void> {
	if (rows.length === 0) return;
	const reason: HeldReason = "too-many-months";
	await tx.$executeRaw`
		WITH waiting AS (
			UPDATE held_record SET reason = ${reason}
			WHERE school_id = ${schoolId}::uuid AND id = ANY (${rows.map(({ id }) => id)}::uuid[])
			RETURNING delivery_id, index
		)
		UPDATE delivery_record AS d SET code = ${reason} FROM waiting AS w
		WHERE d.school_id = ${schoolId}::uuid AND d.delivery_id = w.delivery_id AND d.index = w.index`;
}

/**
 * Those of which an identifier is known now, oldest first: entries by when they were modified, progress by its time, and
 * attempts, which tell of no change, as they came.
 */
function listFindable(tx: SchoolTransaction, { schoolId, connectionId }: Place, skip: number): Promise<HeldRow[]> {
	return tx.$queryRaw<HeldRow[]>`
		SELECT h.id, h.delivery_id, h.index, h.held_at, h.record
		FROM held_record AS h
		WHERE h.school_id = ${schoolId}::uuid AND h.connection_id = ${connectionId}::uuid AND EXISTS (
			SELECT FROM held_identifier AS n
			JOIN person_identifier AS i ON i.school_id = n.school_id AND i.type = n.type AND i.value = n.value
			JOIN person AS p ON p.school_id = i.school_id AND p.id = i.person_id AND p.kind = 'pupil'
			WHERE n.school_id = h.school_id AND n.held_id = h.id)
		ORDER BY CASE WHEN h.record->>'kind' <> 'attempt' THEN coalesce(h.record->>'modifiedAt', h.record->>'at') END,
			h.held_at, h.delivery_id, h.index
		LIMIT ${recordsAtOnce} OFFSET ${skip}`;
}
