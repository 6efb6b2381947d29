import { now } from "../../clock";
import type { SchoolId, SessionId } from "../../domain/ids";
import { dayInAmsterdam } from "../../domain/school-day";
import { mint, type Scope } from "../scope";
import { keepAlive } from "./keep-alive";
import { listProvenAccounts, type ProvenAccount } from "./proven-accounts";

/** A person who does something keeps the session alive; what a page asks by itself does not. */
export type SessionUse = "act" | "look";

/**
 * The scope of a session as the database has it now, in one query. Null when the session is unknown, ended or expired,
 * was not used for too long, when its account has ended, or when no account in it holds a role at a school today.
 */
export async function findSessionScope(
	sessionId: SessionId,
	at: Date = now(),
	use: SessionUse = "look",
): Promise<Scope | null> {
	return scopeOf(sessionId, await listProvenAccounts(sessionId, at), at, use);
}

/** The same of accounts that were read already. */
export async function scopeOf(
	sessionId: SessionId,
	proven: readonly ProvenAccount[],
	at: Date,
	use: SessionUse,
): Promise<Scope | null> {
	const schools = proven.filter(({ kind, roles }) => kind === "school" && roles.length > 0);
	// Nobody chose: begin where this session may do something.
	const active =
		schools.find(({ isActive }) => isActive) ??
		schools.find(({ suits, owesFactor }) => suits && !owesFactor) ??
		schools.find(({ suits }) => suits) ??
		schools[0];
	if (!active) return null;
	if (use === "act") await keepAlive(sessionId, active, at);
	const { suits, owesFactor, roles } = active;
	const held = suits && !owesFactor ? roles.filter(({ lacksFactor }) => !lacksFactor) : [];
	const staff = held.find(({ role }) => role === "staff");
	const schoolId = active.placeId as SchoolId;
	return mint<Scope>({
		kind: "person",
		...{ schoolId, placeId: schoolId, userId: active.userId, sessionId },
		roles: new Set(held.map(({ role }) => role)),
		...(suits ? {} : { needsOtherWay: true as const }),
		...(suits && held.length < roles.length ? { needsSecondFactor: true as const } : {}),
		...(staff?.waits ? { waitsForAdmin: true as const } : {}),
		personId: staff && !staff.waits ? staff.personId : null,
		today: dayInAmsterdam(at),
	});
}
