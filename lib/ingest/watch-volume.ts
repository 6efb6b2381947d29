import type { SchoolTransaction } from "../db/in-school";
import type { Hold } from "../domain/hold";
import { addDays, dayInAmsterdam } from "../domain/school-day";
import { median } from "../stats/median";
import type { Place } from "./write/fact";

/** A day of more than ten times the median of the last days, and of at least so many records, waits for a person. */
const [timesNormal, leastRecords] = [10, 500];
/** Days with records that a normal day is taken from; with fewer nothing is normal yet. */
const [mostDays, leastDays, lookBackDays] = [20, 5, 90];
/** Connections and days of which the normal day is remembered in this process. */
const mostKnown = 5_000;

/** The median of the last days with records before this one; null: too few to say. */
const known = new Map<string, number | null>();

/** Undoes the delivery: it is more than this connection may bring in a day without a person's word. */
export class UnusualVolume extends Error {
	readonly hold: Hold;
	constructor(hold: Hold) {
		super("far more than a normal day");
		this.hold = hold;
	}
}

/**
 * Looks whether a message makes the day of its connection an unusual one. A connection without a history is not watched,
 * so that a first delivery of years of results passes; that it costs a query a message begins with its sixth day.
 * @throws UnusualVolume
 */
export async function watchVolume(tx: SchoolTransaction, place: Place, at: Date, records: number): Promise<void> {
	const day = dayInAmsterdam(at);
	const normal = await normalDay(tx, place, day);
	if (normal === null) return;
	const [row] = await tx.$queryRaw<{ received: number; allowed: boolean }[]>`
		/* prepared */
		SELECT coalesce(c.volume_allowed_on = ${day}::date, false) AS allowed, (
			SELECT coalesce(sum(d.received), 0)::int FROM delivery AS d
			WHERE d.school_id = c.school_id AND d.connection_id = c.id
				AND d.received_at >= (${day}::date)::timestamp AT TIME ZONE 'Europe/Amsterdam'
				AND d.received_at < (${addDays(day, 1)}::date)::timestamp AT TIME ZONE 'Europe/Amsterdam'
		) AS received
		FROM connection AS c WHERE c.school_id = ${place.schoolId}::uuid AND c.id = ${place.connectionId}::uuid`;
	const received = (row?.received ?? 0) + records;
	if (row?.allowed || received < leastRecords || received <= timesNormal * normal) return;
	throw new UnusualVolume({ code: "volume", day, received, normal });
}

async function normalDay(tx: SchoolTransaction, place: Place, day: string): Promise<number | null> {
	const key = `${place.connectionId} ${day}`;
	const found = known.get(key);
	if (found !== undefined) return found;
	const days = await tx.$queryRaw<{ received: number }[]>`
		SELECT sum(received)::int AS received FROM delivery
		WHERE school_id = ${place.schoolId}::uuid AND connection_id = ${place.connectionId}::uuid AND received > 0
			AND received_at < (${day}::date)::timestamp AT TIME ZONE 'Europe/Amsterdam'
			AND received_at >= (${addDays(day, -lookBackDays)}::date)::timestamp AT TIME ZONE 'Europe/Amsterdam'
		GROUP BY (received_at AT TIME ZONE 'Europe/Amsterdam')::date
		ORDER BY (received_at AT TIME ZONE 'Europe/Amsterdam')::date DESC
		LIMIT ${mostDays}`;
	const normal = days.length < leastDays ? null : median(days.map((one) => one.received));
	if (known.size >= mostKnown) known.clear();
	known.set(key, normal);
	return normal;
}
