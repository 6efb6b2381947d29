import type { UserId } from "../../domain/ids";
import type { SecurityEvent } from "../../domain/security-events";

export interface SecurityQuestion {
	/** Whose account. */
	readonly of: UserId | null;
	readonly event: SecurityEvent | null;
	/** Days in Europe/Amsterdam, both inclusive. */
	readonly from: string | null;
	readonly to: string | null;
	/** Where the page begins: what the page before it gave. */
	readonly cursor: string | null;
}
