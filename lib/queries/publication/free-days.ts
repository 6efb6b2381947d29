import { today } from "../../clock";
import type { SchoolId } from "../../domain/ids";
import { addDays } from "../../domain/school-day";
import { Prisma } from "../../generated/prisma/client";

/** As far back as silence is counted, with room. */
const daysBack = 400;

/** A column: the free days of the school in the last 400 days and to come, as JSON of Holiday[]. */
export const freeDays = (schoolId: SchoolId) => Prisma.sql`(
	SELECT coalesce(json_agg(json_build_object('firstDay', first_day, 'lastDay', last_day)), '[]'::json)
	FROM school_holiday
	WHERE school_id = ${schoolId}::uuid AND last_day >= ${addDays(today(), -daysBack)}::date
)`;
