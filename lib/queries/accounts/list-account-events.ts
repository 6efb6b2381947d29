import type { AccountScope } from "../../authz/scope";
import { inPlace } from "../../db/in-place";
import { type AccountAct, accountActs } from "../../domain/account-acts";

/** Something that was done to an account, as its holder reads it. */
export interface AccountEventRow {
	readonly id: string;
	readonly at: Date;
	readonly act: AccountAct;
	/** Name of the account that did it; null: the operator, by a command on the server. */
	readonly by: string | null;
	/** Done from this account itself, by a link that went to its address. */
	readonly bySelf: boolean;
	readonly seen: boolean;
}

const most = 30;

/** What others did to the account of whoever is signed in, newest first, at most 30. */
export function listAccountEvents(scope: AccountScope): Promise<AccountEventRow[]> {
	const { placeId, userId } = scope;
	return inPlace(
		scope,
		(tx) => tx.$queryRaw<AccountEventRow[]>`
			SELECT e.id, e.at, e.act, coalesce(u.name, e.by_user::text) AS by,
				e.by_user IS NOT DISTINCT FROM e.user_id AS "bySelf", e.seen_at IS NOT NULL AS seen
			FROM account_event e
			LEFT JOIN user_account u ON u.place_id = e.place_id AND u.id = e.by_user
			WHERE e.place_id = ${placeId}::uuid AND e.user_id = ${userId}::uuid AND e.act = ANY (${[...accountActs]}::text[])
			ORDER BY e.id DESC
			LIMIT ${most}`,
	);
}
