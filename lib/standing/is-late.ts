import { dayInAmsterdam } from "../domain/school-day";
import { type Holiday, schoolDaysBetween } from "../domain/school-days";
import type { SourceFact } from "./facts";

/** Nothing came from a source for more school days than was agreed. A source that delivers on demand is never late. */
export function isLate(
	{ lastDeliveryAt, lateAfterDays }: SourceFact,
	today: string,
	holidays: readonly Holiday[],
): boolean {
	if (lastDeliveryAt === null || lateAfterDays === null) return false;
	return schoolDaysBetween(dayInAmsterdam(lastDeliveryAt), today, holidays) > lateAfterDays;
}
