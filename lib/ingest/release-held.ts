import type { JobScope } from "../authz/scope";
import { inSchool, type SchoolTransaction } from "../db/in-school";
import type { ConnectionId, DeliveryId } from "../domain/ids";
import { domainRecordSchema } from "../domain/records";
import { lockConnection, lockSchoolConnections } from "./connection-lock";
import { type Match, matchPupils } from "./match";
import { moveHeldCounts, type Released } from "./move-held-counts";
import type { Fact } from "./write/fact";
import { write } from "./write/write";
import type { Holding } from "./write/write-held";

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
	let total = 0;
	let left = 0;
	for (;;) {
		const { seen, released } = await inSchool(scope, (tx) => releaseSome(tx, scope, connectionId, left), {
			timeout: 120_000,
		});
		total += released;
		left += seen - released;
		if (seen < recordsAtOnce) return total;
	}
}

/** @param skip records before these that are still held: an identifier is known, but it is another system's or ambiguous */
async function releaseSome(tx: SchoolTransaction, scope: JobScope, connectionId: ConnectionId, skip: number) {
	await lockConnection(tx, connectionId, "alone");
	const rows = await listFindable(tx, scope, connectionId, skip);
	const records = rows.map((row) => domainRecordSchema.parse(row.record) as Holding["record"]);
	const matches = await matchPupils(
		tx,
		scope.schoolId,
		records.map((record) => record.pupil),
	);
	const found: { row: HeldRow; fact: Fact }[] = [];
	for (const [i, row] of rows.entries()) {
		const [record, match] = [records[i], matches[i]];
		if (record && match && "pupilId" in match) found.push({ row, fact: factOf(row, match, record) });
	}
	const endings = await write(
		tx,
		{ schoolId: scope.schoolId, connectionId },
		found.map(({ fact }) => fact),
	);
	const released = found.flatMap(({ row }, i): Released[] => {
		const ending = endings[i];
		return ending ? [{ heldId: row.id, deliveryId: row.delivery_id, index: row.index, ending }] : [];
	});
	await moveHeldCounts(tx, scope, released);
	return { seen: rows.length, released: released.length };
}

function factOf(row: HeldRow, match: Match, record: Holding["record"]): Fact {
	const origin = { deliveryId: row.delivery_id, index: row.index, receivedAt: row.held_at };
	return { origin, ...match, record } as Fact;
}

/** Those of which an identifier is known now, oldest first: entries by when they were modified, practice by its time. */
function listFindable(
	tx: SchoolTransaction,
	{ schoolId }: JobScope,
	connectionId: ConnectionId,
	skip: number,
): Promise<HeldRow[]> {
	return tx.$queryRaw<HeldRow[]>`
		SELECT h.id, h.delivery_id, h.index, h.held_at, h.record
		FROM held_record AS h
		WHERE h.school_id = ${schoolId}::uuid AND h.connection_id = ${connectionId}::uuid AND EXISTS (
			SELECT FROM held_identifier AS n
			JOIN person_identifier AS i ON i.school_id = n.school_id AND i.type = n.type AND i.value = n.value
			JOIN person AS p ON p.school_id = i.school_id AND p.id = i.person_id AND p.kind = 'pupil'
			WHERE n.school_id = h.school_id AND n.held_id = h.id)
		ORDER BY coalesce(h.record->>'modifiedAt', h.record->>'at'), h.held_at, h.delivery_id, h.index
		LIMIT ${recordsAtOnce} OFFSET ${skip}`;
}
