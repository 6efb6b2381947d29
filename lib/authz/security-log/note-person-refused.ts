import type { SecurityCause } from "../../domain/security-events";
import type { SessionPlace } from "../sessions/session-place";
import { listAccountsOfAddress } from "../sign-in/find-accounts";
import { noteSecurityEvents } from "./note-security-event";

/** Notes a refused sign-in for the accounts of this address. Of an address without an account nothing is kept: people type passwords there. */
export function notePersonRefused(email: string, cause: SecurityCause<"sign-in-refused">, place: SessionPlace): void {
	noteSecurityEvents(async () =>
		(await listAccountsOfAddress(email)).map(({ placeId, userId }) => ({
			...{ placeId, userId, event: "sign-in-refused" as const, cause, place },
		})),
	);
}
