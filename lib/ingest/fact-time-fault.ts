import type { DomainRecord } from "../domain/records";
import { dayInAmsterdam, momentInAmsterdam } from "../domain/school-day";
import { timeFault } from "../standards/wire/time-bounds";

export type FactTimeFault = NonNullable<ReturnType<typeof timeFault>> | "time-too-long-ago";

/**
 * Says of a record why its time cannot be, or null; the same for every kind that has one, whatever its standard looked at.
 * A withdrawal has none: what was let in can always be taken back.
 * @param receivedAt of the message: what is read again later ends as it did
 */
export function factTimeFault(receivedAt: Date, years: number): (record: DomainRecord) => FactTimeFault | null {
	const earliest = earliestTime(receivedAt, years);
	return (record) => {
		const time = timeOf(record);
		if (time === null) return null;
		const at = new Date(time);
		return timeFault(at, receivedAt) ?? (at < earliest ? "time-too-long-ago" : null);
	};
}

/** The begin of the same day, so many years before; of 29 February where that year has none, 1 March. */
function earliestTime(receivedAt: Date, years: number): Date {
	const [year = 0, month = 1, day = 1] = dayInAmsterdam(receivedAt).split("-").map(Number);
	const then = new Date(Date.UTC(year - years, month - 1, day)).toISOString().slice(0, 10);
	return momentInAmsterdam(then, "00:00");
}

function timeOf(record: DomainRecord): string | null {
	if (record.kind === "attempt" || record.kind === "unit-progress") return record.at;
	return record.kind === "sitting-entry" ? record.takenAt : null;
}
