import type { AccountScope } from "../../authz/scope";
import type { SessionPlace } from "../../authz/sessions/session-place";
import type { PlaceTransaction } from "../../db/in-place";
import type { UserId } from "../../domain/ids";
import { Prisma } from "../../generated/prisma/client";
import type { SecurityQuestion } from "./security-question";

export interface SecurityEventRow extends SessionPlace {
	readonly id: string;
	readonly at: Date;
	readonly userId: UserId;
	readonly name: string;
	/** As the log has it: an older or newer version may have written another. */
	readonly event: string;
	readonly cause: string;
}

/** Ids of lines are ordered by time, so the key itself is the order. */
export function selectSecurityEvents(
	tx: PlaceTransaction,
	{ placeId }: AccountScope,
	{ of, event, from, to, cursor }: SecurityQuestion,
	limit: number,
): Promise<SecurityEventRow[]> {
	const conditions = [
		Prisma.sql`e.place_id = ${placeId}::uuid`,
		...(of === null ? [] : [Prisma.sql`e.user_id = ${of}::uuid`]),
		...(event === null ? [] : [Prisma.sql`e.event = ${event}`]),
		...(from === null ? [] : [Prisma.sql`e.at >= ${from}::date::timestamp AT TIME ZONE 'Europe/Amsterdam'`]),
		...(to === null ? [] : [Prisma.sql`e.at < (${to}::date + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam'`]),
		...(cursor === null ? [] : [Prisma.sql`e.id < ${cursor}::uuid`]),
	];
	return tx.$queryRaw<SecurityEventRow[]>`
		SELECT e.id, e.at, e.user_id AS "userId", coalesce(u.name, e.user_id::text) AS name, e.event, e.cause,
			e.browser, e.system, e.network
		FROM security_event e
		LEFT JOIN user_account u ON u.place_id = e.place_id AND u.id = e.user_id
		WHERE ${Prisma.join(conditions, " AND ")}
		ORDER BY e.id DESC
		LIMIT ${limit}`;
}
