import { mint, type Scope } from "../authz/scope";
import { today } from "../clock";
import { newId } from "../db/ids";
import type { PersonId, SchoolId, SessionId, UserId } from "../domain/ids";

/** The right of somebody signed in at a school, as a session would give it. Of the staff, no one of the roster, today. */
export function personScope(of: {
	readonly schoolId: SchoolId;
	readonly role?: "admin" | "staff";
	readonly roles?: Scope["roles"];
	readonly personId?: PersonId | null;
	readonly userId?: UserId;
	readonly sessionId?: SessionId;
	/** yyyy-mm-dd */
	readonly today?: string;
}): Scope {
	const { role = "staff", roles = new Set([role]), ...given } = of;
	const ids = { userId: newId<UserId>(), sessionId: newId<SessionId>(), personId: null };
	return mint<Scope>({ kind: "person", placeId: of.schoolId, ...ids, roles, today: today(), ...given });
}
