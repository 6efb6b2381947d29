import { Prisma } from "../generated/prisma/client";

/** Records that a decision on a verb or a type is about; null stands for every one. */
export interface ReadingWanted {
	readonly connectionId: string;
	readonly verb: string | null;
	readonly activityType: string | null;
}

/** Of what was stored before verb and type were, these codes say that a decision may change it. */
const decidable = ["verb-not-used", "activity-type-not-used"];

/** As a condition on delivery_record `r`: not used, waiting or used by a decision, of this verb and type. */
export function isOfReading({ verb, activityType }: Omit<ReadingWanted, "connectionId">): Prisma.Sql {
	return Prisma.sql`(
		r.verb IS NOT NULL AND (${verb}::text IS NULL OR r.verb = ${verb})
			AND (${activityType}::text IS NULL OR r.activity_type = ${activityType})
		OR r.verb IS NULL AND r.outcome = 'not-used' AND r.code = ANY (${decidable}::text[]))`;
}
