import { dayInAmsterdam } from "../domain/school-day";
import { weekdaysBetween } from "../domain/school-days";
import type { SourceFact } from "./facts";

/** Nothing came from a source for more school days than was agreed. A source that delivers on demand is never late. */
export function isLate({ lastDeliveryAt, lateAfterDays }: SourceFact, today: string): boolean {
	if (lastDeliveryAt === null || lateAfterDays === null) return false;
	return weekdaysBetween(dayInAmsterdam(lastDeliveryAt), today) > lateAfterDays;
}
