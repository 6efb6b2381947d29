import { now } from "../../clock";
import { prisma } from "../../db/client";
import type { BoardId, SessionId, UserId } from "../../domain/ids";
import { dayInAmsterdam } from "../../domain/school-day";
import { type BoardScope, mint } from "../scope";
import { keepAlive } from "../sessions/keep-alive";
import { idleSecondsOf } from "../sessions/session-limits";
import type { SessionUse } from "../sessions/session-scope";
import { lacksSecondFactor, type SignedBy } from "../sessions/signed-by";

export interface OwnBoard {
	readonly scope: BoardScope;
	readonly name: string;
}

interface BoardRow {
	readonly board_id: BoardId;
	readonly name: string;
	readonly user_id: UserId;
	readonly signed_by: SignedBy;
	readonly idle_until: Date;
	readonly factor_from: string | null;
}

/**
 * The boards that the account of a session looks after today, by name, at most 20; none for a session that is unknown, revoked
 * or over, as for an account that has ended. One query, of the database as it is now.
 */
export async function listOwnBoards(
	sessionId: SessionId,
	at: Date = now(),
	use: SessionUse = "look",
): Promise<OwnBoard[]> {
	const today = dayInAmsterdam(at);
	const rows = await prisma().$queryRaw<BoardRow[]>`
		SELECT b.id AS board_id, b.name, s.user_id, s.signed_by, s.idle_until, b.admin_factor_from::text AS factor_from
		FROM session s
		JOIN user_account u ON u.id = s.user_id
		JOIN board_role r ON r.user_id = s.user_id
			AND r.begin_date <= ${today}::date AND (r.end_date IS NULL OR r.end_date > ${today}::date)
		JOIN board b ON b.id = r.board_id
		WHERE s.id = ${sessionId}::uuid AND s.revoked_at IS NULL AND s.expires_at > ${at}::timestamptz
			AND s.idle_until > ${at}::timestamptz
			AND (u.ended_at IS NULL OR u.ended_at > ${at}::timestamptz)
		ORDER BY b.name, b.id
		LIMIT 20`;
	const [first] = rows;
	if (first && use === "act") await keepAlive(sessionId, first.idle_until, idleSecondsOf(["admin"]), at);
	return rows.map((row) => ({
		name: row.name,
		scope: mint<BoardScope>({
			kind: "board",
			boardId: row.board_id,
			userId: row.user_id,
			sessionId,
			...(lacksSecondFactor(row.signed_by) && row.factor_from !== null && row.factor_from <= today
				? { needsSecondFactor: true as const }
				: {}),
			today,
		}),
	}));
}
