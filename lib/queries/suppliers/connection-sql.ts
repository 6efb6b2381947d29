import { now } from "../../clock";
import type { SchoolId } from "../../domain/ids";
import { Prisma } from "../../generated/prisma/client";

/**
 * Tables of a WITH: `volume` has for each connection its days (Europe/Amsterdam) since one (yyyy-mm-dd), as JSON of
 * `{ day, received, rejected }` in their order.
 */
export const volumeByConnection = (schoolId: SchoolId, since: string) => Prisma.sql`
	day_volume AS (
		SELECT connection_id, to_char(received_at AT TIME ZONE 'Europe/Amsterdam', 'YYYY-MM-DD') AS day,
			sum(received)::int AS received, sum(rejected)::int AS rejected
		FROM delivery
		WHERE school_id = ${schoolId}::uuid
			AND received_at >= (${since}::date)::timestamp AT TIME ZONE 'Europe/Amsterdam'
		GROUP BY 1, 2
	), volume AS (
		SELECT connection_id,
			json_agg(json_build_object('day', day, 'received', received, 'rejected', rejected) ORDER BY day) AS days
		FROM day_volume GROUP BY 1
	)`;

/** A column of the connection (c): its state now. A pause that is over is none. */
export const stateNow = () =>
	Prisma.sql`CASE WHEN c.state = 'paused' AND c.paused_until <= ${now()} THEN 'active' ELSE c.state END`;
