import { Prisma } from "../../generated/prisma/client";

/** The columns of an event `e` as SealedEvent has them: one text of each value, whoever asks. */
export const sealedColumns = Prisma.sql`
	e.id, to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at,
	e.user_id AS "userId", e.client_id AS "clientId", e.action, e.subject::text AS subject`;
