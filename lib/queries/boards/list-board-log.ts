import type { BoardScope } from "../../authz/scope";
import type { SessionPlace } from "../../authz/sessions/session-place";
import { inPlace } from "../../db/in-place";
import { accountActs } from "../../domain/account-acts";

/** Something that happened to an account of the board. */
export interface BoardLogRow {
	readonly id: string;
	readonly at: Date;
	/** Whose account. */
	readonly name: string;
	/** A sign-in or a refusal, with its cause and where it came from; or what somebody did to the account. */
	readonly what:
		| ({ readonly kind: "security"; readonly event: string; readonly cause: string } & SessionPlace)
		| {
				readonly kind: "act";
				readonly act: string;
				/** Null: the operator, by a command on the server. */
				readonly by: string | null;
				readonly bySelf: boolean;
		  };
}

interface Row extends SessionPlace {
	readonly id: string;
	readonly at: Date;
	readonly name: string;
	readonly event: string | null;
	readonly cause: string | null;
	readonly act: string | null;
	readonly by: string | null;
	readonly bySelf: boolean;
}

const most = 30;

/**
 * The board's own log: sign-ins of its accounts, and what was done to them, newest first, at most 30. Of schools there is nothing in it. For who
 * looks after the board.
 */
export async function listBoardLog(scope: BoardScope): Promise<BoardLogRow[]> {
	const { placeId } = scope;
	const rows = await inPlace(
		scope,
		(tx) => tx.$queryRaw<Row[]>`
			SELECT log.*, coalesce(u.name, log.user_id::text) AS name
			FROM (
				(SELECT e.id, e.at, e.user_id, e.event, e.cause, e.browser, e.system, e.network, NULL AS act, NULL AS by, false AS "bySelf"
				FROM security_event e WHERE e.place_id = ${placeId}::uuid
				ORDER BY e.at DESC, e.id DESC LIMIT ${most})
				UNION ALL
				(SELECT a.id, a.at, a.user_id, NULL, NULL, NULL, NULL, NULL, a.act, coalesce(d.name, a.by_user::text),
					a.by_user IS NOT DISTINCT FROM a.user_id
				FROM account_event a
				LEFT JOIN user_account d ON d.place_id = a.place_id AND d.id = a.by_user
				-- What is news to its holder as well as an act of its own stands here once, as the act.
				WHERE a.place_id = ${placeId}::uuid
					AND NOT (a.by_user IS NOT DISTINCT FROM a.user_id AND a.act = ANY (${[...accountActs]}::text[]))
				ORDER BY a.at DESC, a.id DESC LIMIT ${most})
			) log
			LEFT JOIN user_account u ON u.place_id = ${placeId}::uuid AND u.id = log.user_id
			ORDER BY log.at DESC, log.id DESC
			LIMIT ${most}`,
	);
	return rows.map(({ id, at, name, event, cause, act, by, bySelf, ...place }) => ({
		...{ id, at, name },
		what:
			act === null
				? { kind: "security", event: event ?? "", cause: cause ?? "", ...placeOf(place) }
				: { kind: "act", act, by, bySelf },
	}));
}

const placeOf = ({ browser, system, network }: SessionPlace): SessionPlace => ({ browser, system, network });
