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

/** When accounts signed in last and how many of their sessions are open. What somebody opened at another school is not told. */
export async function selectSignIns(
	tx: SchoolTransaction,
	{ schoolId }: Scope,
	userIds: readonly UserId[],
	at: Date = now(),
): Promise<Map<UserId, SignIns>> {
	const rows = await tx.$queryRaw<(SignIns & { userId: UserId })[]>`
		SELECT user_id AS "userId", max(created_at) AS "lastAt",
			count(*) FILTER (WHERE revoked_at IS NULL AND least(expires_at, idle_until) > ${at}::timestamptz)::int AS open
		FROM session
		WHERE user_id = ANY (${userIds}::uuid[]) AND (active_school_id IS NULL OR active_school_id = ${schoolId}::uuid)
		GROUP BY user_id`;
	return new Map(rows.map(({ userId, lastAt, open }) => [userId, { lastAt, open }]));
}
