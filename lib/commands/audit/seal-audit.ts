import type { JobScope } from "../../authz/scope";
import { now } from "../../clock";
import { inSchool, type SchoolTransaction } from "../../db/in-school";
import { log } from "../../log";
import { beginOfChain, chainHash, type SealedEvent } from "./chain-hash";
import { sealedColumns } from "./sealed-columns";

/** How many events one seal holds at the most. */
const batch = 1000;

/**
 * Seals the events of a school that no seal holds yet, in batches, each chained to the one before. What is committed
 * later than its time says is sealed next time: the order of a chain is that of sealing.
 * @returns how many events were sealed
 */
export async function sealAudit(scope: JobScope): Promise<number> {
	let sealed = 0;
	for (;;) {
		const seal = await inSchool(scope, (tx) => addSeal(tx, scope));
		if (seal === null) return sealed;
		sealed += seal.events;
		// Outside the database too: who rewrote the whole chain would be told by a seal that was kept elsewhere.
		log.info({ schoolId: scope.schoolId, ...seal }, "audit log sealed");
		if (seal.events < batch) return sealed;
	}
}

async function addSeal(
	tx: SchoolTransaction,
	{ schoolId }: JobScope,
): Promise<{ events: number; sequence: number; hash: string } | null> {
	// Two workers would make two seals of one number; the second waits and finds nothing left.
	await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('audit-seal ' || ${schoolId}, 0))`;
	const events = await tx.$queryRaw<SealedEvent[]>`
		SELECT ${sealedColumns}
		FROM audit_event e
		WHERE e.school_id = ${schoolId}::uuid AND NOT EXISTS (
			SELECT 1 FROM audit_sealed_event s WHERE s.school_id = e.school_id AND s.event_id = e.id
		)
		ORDER BY e.at, e.id
		LIMIT ${batch}`;
	if (events.length === 0) return null;
	const last = await tx.auditSeal.findFirst({ where: { schoolId }, orderBy: { sequence: "desc" } });
	const sequence = (last?.sequence ?? 0) + 1;
	const previousHash = Buffer.from(last?.hash ?? beginOfChain);
	const hash = chainHash(previousHash, events);
	await tx.auditSeal.create({
		data: { schoolId, sequence, sealedAt: now(), events: events.length, previousHash, hash: new Uint8Array(hash) },
	});
	await tx.$executeRaw`
		INSERT INTO audit_sealed_event (school_id, event_id, sequence, position)
		SELECT ${schoolId}::uuid, id, ${sequence}::int, position
		FROM unnest(${events.map((event) => event.id)}::uuid[]) WITH ORDINALITY AS sealed(id, position)`;
	return { events: events.length, sequence, hash: hash.toString("hex") };
}
