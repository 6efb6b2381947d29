import { now } from "../../clock";
import { newId } from "../../db/ids";
import type { PlaceTransaction } from "../../db/in-place";
import type { AccountKey } from "../../domain/ids";
import type { SecurityCause, SecurityEvent } from "../../domain/security-events";
import { log } from "../../log";
import type { SessionPlace } from "../sessions/session-place";

/** One thing that happened to an account, and where from. */
export type SecurityLine<Event extends SecurityEvent = SecurityEvent> = {
	[Name in Event]: AccountKey & {
		readonly event: Name;
		readonly cause: SecurityCause<Name>;
		readonly place: SessionPlace;
	};
}[Event];

/**
 * Writes lines of accounts of one place into its log.
 * @param tx of that place
 */
export async function writeSecurityEvents(
	tx: PlaceTransaction,
	lines: readonly SecurityLine[],
	at: Date = now(),
): Promise<void> {
	if (lines.length === 0) return;
	await tx.securityEvent.createMany({
		data: lines.map(({ placeId, userId, event, cause, place: { browser, system, network } }) => ({
			...{ placeId, id: newId(), at, userId, event, cause, browser, system, network },
		})),
	});
	for (const { placeId, userId, event, cause, place } of lines)
		log.info({ placeId, userId, event, cause, network: place.network }, "security");
}
