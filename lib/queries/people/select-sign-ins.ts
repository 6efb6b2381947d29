import type { Scope } from "../../authz/scope";
import { now } from "../../clock";
import type { SchoolTransaction } from "../../db/in-school";
import type { UserId } from "../../domain/ids";

export interface SignIns {
	/** Null: not in the 30 days that sessions are remembered. */
	readonly lastAt: Date | null;
	/** Sessions that are open now. */
	readonly open: number;
}

export const noSignIns: SignIns = { lastAt: null, open: 0 };

/** When accounts of the school signed in last and in how many sessions they are open. */
export async function selectSignIns(
	tx: SchoolTransaction,
	{ schoolId }: Scope,
	userIds: readonly UserId[],
	at: Date = now(),
): Promise<Map<UserId, SignIns>> {
	const rows = await tx.$queryRaw<(SignIns & { userId: UserId })[]>`
		SELECT user_id AS "userId", max(proven_at) AS "lastAt",
			count(*) FILTER (WHERE ended_at IS NULL AND least(expires_at, idle_until) > ${at}::timestamptz)::int AS open
		FROM session_account
		WHERE place_id = ${schoolId}::uuid AND user_id = ANY (${userIds}::uuid[])
		GROUP BY user_id`;
	return new Map(rows.map(({ userId, lastAt, open }) => [userId, { lastAt, open }]));
}
