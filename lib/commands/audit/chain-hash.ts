import { createHash } from "node:crypto";

/** An audit event as it is sealed: everything that its row says. */
export interface SealedEvent {
	readonly id: string;
	/** ISO 8601, UTC, milliseconds. */
	readonly at: string;
	readonly userId: string | null;
	readonly clientId: string | null;
	readonly action: string;
	/** As PostgreSQL writes jsonb: keys in a fixed order. */
	readonly subject: string;
}

/** What stands before the first seal. */
export const beginOfChain: Uint8Array = new Uint8Array(32);

/** SHA-256 over the hash of the seal before and the events in order; every length is told by JSON, so nothing can shift. */
export function chainHash(previous: Uint8Array, events: readonly SealedEvent[]): Buffer {
	const hash = createHash("sha256").update(previous);
	for (const { id, at, userId, clientId, action, subject } of events)
		hash.update(`${JSON.stringify([id, at, userId, clientId, action, subject])}\n`);
	return hash.digest();
}
