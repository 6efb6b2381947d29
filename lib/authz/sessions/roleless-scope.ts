import type { SessionId } from "../../domain/ids";
import { dayInAmsterdam } from "../../domain/school-day";
import { mint, type RolelessScope } from "../scope";
import { keepAlive } from "./keep-alive";
import type { ProvenAccount } from "./proven-accounts";
import type { SessionUse } from "./session-scope";

/**
 * The right to the own account of somebody who holds no role today: one whose role ended and who is offered another accepts it there. Null when every
 * account in the session holds one, or came in by a way that its place does not let in.
 */
export async function rolelessOf(
	sessionId: SessionId,
	proven: readonly ProvenAccount[],
	at: Date,
	use: SessionUse,
): Promise<RolelessScope | null> {
	const without = proven.filter(({ roles, suits }) => roles.length === 0 && suits);
	const account = without.find(({ isActive }) => isActive) ?? without[0];
	if (!account) return null;
	if (use === "act") await keepAlive(sessionId, account, at);
	const { placeId, userId, owesFactor } = account;
	return mint<RolelessScope>({
		kind: "roleless",
		...{ placeId, userId, sessionId },
		...(owesFactor ? { needsSecondFactor: true as const } : {}),
		today: dayInAmsterdam(at),
	});
}
