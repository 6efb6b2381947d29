import { now } from "../../clock";
import type { BoardId, SessionId } from "../../domain/ids";
import { dayInAmsterdam } from "../../domain/school-day";
import { type BoardScope, mint } from "../scope";
import { keepAlive } from "../sessions/keep-alive";
import { listProvenAccounts, type ProvenAccount } from "../sessions/proven-accounts";
import type { SessionUse } from "../sessions/session-scope";

export interface OwnBoard {
	readonly scope: BoardScope;
	readonly name: string;
}

/**
 * The boards that are looked after in a session today, by name; none for a session that is unknown or over, as for an account
 * that has ended. One query, of the database as it is now.
 */
export async function listOwnBoards(
	sessionId: SessionId,
	at: Date = now(),
	use: SessionUse = "look",
): Promise<OwnBoard[]> {
	return boardsOf(sessionId, await listProvenAccounts(sessionId, at), at, use);
}

/** The same of accounts that were read already. */
export async function boardsOf(
	sessionId: SessionId,
	proven: readonly ProvenAccount[],
	at: Date,
	use: SessionUse,
): Promise<OwnBoard[]> {
	const boards = proven.filter(({ kind, roles }) => kind === "board" && roles.length > 0);
	if (use === "act") await Promise.all(boards.map((board) => keepAlive(sessionId, board, at)));
	return boards.map(({ placeId, placeName, userId, owesFactor, roles }) => ({
		name: placeName,
		scope: mint<BoardScope>({
			kind: "board",
			...{ boardId: placeId as BoardId, placeId, userId, sessionId },
			...(owesFactor || roles.some(({ lacksFactor }) => lacksFactor) ? { needsSecondFactor: true as const } : {}),
			today: dayInAmsterdam(at),
		}),
	}));
}
