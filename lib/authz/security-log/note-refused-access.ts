import { inPlace } from "../../db/in-place";
import type { SecurityCause } from "../../domain/security-events";
import type { AccountScope } from "../scope";
import { noteSecurityEvents } from "./note-security-event";

/** Notes that somebody who is signed in asked for what is not theirs; what it was stays out of the log. */
export function noteRefusedAccess(scope: AccountScope, cause: SecurityCause<"access-refused">): void {
	const { placeId, userId, sessionId } = scope;
	noteSecurityEvents(async () => {
		const place = await inPlace(scope, (tx) =>
			tx.sessionAccount.findUnique({
				where: { placeId_sessionId: { placeId, sessionId } },
				select: { browser: true, system: true, network: true },
			}),
		);
		return place === null ? [] : [{ placeId, userId, event: "access-refused" as const, cause, place }];
	});
}
