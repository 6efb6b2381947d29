import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { JobScope, Scope } from "../../authz/scope";
import { beginOfChain, chainHash, type SealedEvent } from "../../commands/audit/chain-hash";
import { sealedColumns } from "../../commands/audit/sealed-columns";
import type { SchoolTransaction } from "../../db/in-school";

export interface AuditCheck {
	readonly seals: number;
	/** Events that a seal holds, and events that wait for the next one. */
	readonly sealed: number;
	readonly waiting: number;
	/** When the last seal that holds was made; null: none does, or there is none yet. */
	readonly holdsUntil: Date | null;
	/** The first seal that does not hold: null when every one does. */
	readonly broken: { readonly sequence: number; readonly fault: "gap" | "chain" | "events" } | null;
}

interface Seal {
	readonly sequence: number;
	readonly sealedAt: Date;
	readonly events: number;
	readonly previousHash: Uint8Array;
	readonly hash: Uint8Array;
}

/**
 * Computes the chain of a school again from its events: a gap in the numbers, a seal that does not follow from the one
 * before, or an event that was changed or taken out. Seal by seal, so that it needs little memory however long the log.
 */
export function checkAudit(scope: Scope | JobScope): Promise<AuditCheck> {
	requireAdmin(scope);
	return inSchoolAsAdmin(
		scope,
		async (tx) => {
			const waiting = await countWaiting(tx, scope);
			let previous = beginOfChain;
			let holdsUntil: Date | null = null;
			let seals = 0;
			let sealed = 0;
			for (;;) {
				const seal = await nextSeal(tx, scope, seals);
				if (seal === null) return { seals, sealed, waiting, holdsUntil, broken: null };
				const fault = faultOf(seal, seals + 1, previous, await eventsOf(tx, scope, seal.sequence));
				if (fault !== null) return { seals, sealed, waiting, holdsUntil, broken: { sequence: seals + 1, fault } };
				previous = seal.hash;
				holdsUntil = seal.sealedAt;
				seals++;
				sealed += seal.events;
			}
		},
		{ timeout: 300_000 },
	);
}

function faultOf(seal: Seal, expected: number, previous: Uint8Array, events: readonly SealedEvent[]) {
	if (seal.sequence !== expected) return "gap";
	if (Buffer.compare(seal.previousHash, previous) !== 0) return "chain";
	const same = events.length === seal.events && Buffer.compare(chainHash(previous, events), seal.hash) === 0;
	return same ? null : "events";
}

async function nextSeal(tx: SchoolTransaction, scope: Scope | JobScope, after: number): Promise<Seal | null> {
	const [seal] = await tx.$queryRaw<Seal[]>`
		SELECT sequence, sealed_at AS "sealedAt", events, previous_hash AS "previousHash", hash FROM audit_seal
		WHERE school_id = ${scope.schoolId}::uuid AND sequence > ${after}::int ORDER BY sequence LIMIT 1`;
	return seal ?? null;
}

function eventsOf(tx: SchoolTransaction, scope: Scope | JobScope, sequence: number): Promise<SealedEvent[]> {
	return tx.$queryRaw<SealedEvent[]>`
		SELECT ${sealedColumns}
		FROM audit_sealed_event s
		JOIN audit_event e ON e.school_id = s.school_id AND e.id = s.event_id
		WHERE s.school_id = ${scope.schoolId}::uuid AND s.sequence = ${sequence}::int
		ORDER BY s.position`;
}

async function countWaiting(tx: SchoolTransaction, scope: Scope | JobScope): Promise<number> {
	const [row] = await tx.$queryRaw<{ n: number }[]>`
		SELECT count(*)::int AS n FROM audit_event e
		WHERE e.school_id = ${scope.schoolId}::uuid AND NOT EXISTS (
			SELECT 1 FROM audit_sealed_event s WHERE s.school_id = e.school_id AND s.event_id = e.id
		)`;
	return row?.n ?? 0;
}
