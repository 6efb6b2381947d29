import type { AccountScope } from "../../authz/scope";
import type { SessionPlace } from "../../authz/sessions/session-place";
import type { SignedBy } from "../../authz/sessions/signed-by";
import { now } from "../../clock";
import { inPlace } from "../../db/in-place";

export interface OwnSession extends SessionPlace {
	readonly sessionId: string;
	/** The one that asks. */
	readonly current: boolean;
	readonly beganAt: Date;
	/** To the minute. */
	readonly seenAt: Date;
	readonly signedBy: SignedBy;
}

const most = 50;

/** Where the account of the signed-in person is signed in now: this session first, then the one that was used last. */
export async function listOwnSessions(
	scope: AccountScope,
): Promise<{ sessions: readonly OwnSession[]; more: boolean }> {
	const at = now();
	const { placeId, userId } = scope;
	const rows = await inPlace(scope, (tx) =>
		tx.sessionAccount.findMany({
			where: { placeId, userId, endedAt: null, expiresAt: { gt: at }, idleUntil: { gt: at } },
			orderBy: [{ seenAt: "desc" }, { sessionId: "desc" }],
			take: most + 1,
		}),
	);
	const sessions = rows.slice(0, most).map(({ sessionId, provenAt, seenAt, signedBy, browser, system, network }) => ({
		sessionId,
		current: sessionId === scope.sessionId,
		beganAt: provenAt,
		...{ seenAt, signedBy: signedBy as SignedBy, browser, system, network },
	}));
	return {
		sessions: [...sessions.filter(({ current }) => current), ...sessions.filter(({ current }) => !current)],
		more: rows.length > most,
	};
}
