import { addDays } from "../domain/school-day";
import { type Holiday, isSchoolDay } from "../domain/school-days";
import { normalDay } from "./normal-day";

export interface VolumeBar {
	/** yyyy-mm-dd */
	readonly day: string;
	readonly received: number;
	/** Of the highest bar, or of the upper edge of the band where that is higher: 0-1. */
	readonly heightRatio: number;
	/** Further than a fifth from a normal day (normal-day.ts); only where deliveries are regular. */
	readonly unusual: boolean;
	/** A school day on which a regular supplier delivered nothing. Today never: the day is not over. */
	readonly missing: boolean;
}

export interface VolumeModel {
	readonly bars: readonly VolumeBar[];
	/** Normal: from 80 to 120 % of a normal day, as heights. Null: too few days to speak of one. */
	readonly band: { readonly lowRatio: number; readonly highRatio: number } | null;
	/** The last day with records. */
	readonly lastDay: { readonly day: string; readonly received: number } | null;
	readonly daysWithRecords: number;
	/** True when the supplier delivers often enough to speak of a normal day. */
	readonly regular: boolean;
}

const tolerance = 0.2;

/**
 * The picture of records per day that ends today. School days are those of the school's calendar; it may miss a day
 * off, so a missing day is a mark, never an alarm.
 * @param days days with records (yyyy-mm-dd), in any order; others received nothing
 */
export function prepareVolume(
	days: readonly { readonly day: string; readonly received: number }[],
	today: string,
	dayCount: number,
	holidays: readonly Holiday[],
): VolumeModel {
	const received = new Map(days.map((row) => [row.day, row.received]));
	const calendar = Array.from({ length: dayCount }, (_, index) => addDays(today, index - dayCount + 1));
	const volumes = calendar.map((day) => ({ day, received: received.get(day) ?? 0 }));
	const first = volumes.findIndex((volume) => volume.received > 0);
	const { median: normal } = normalDay(volumes, today, holidays);
	const top = Math.max(1, (normal ?? 0) * (1 + tolerance), ...volumes.map((volume) => volume.received));
	const bars = volumes.map((volume, index) => {
		const comparable = normal !== null && isSchoolDay(volume.day, holidays) && index >= first && volume.day !== today;
		return {
			...volume,
			heightRatio: volume.received / top,
			unusual: comparable && volume.received > 0 && Math.abs(volume.received / normal - 1) > tolerance,
			missing: comparable && volume.received === 0,
		};
	});
	return {
		bars,
		band: normal === null ? null : bandOf(normal, top),
		lastDay: volumes.findLast((volume) => volume.received > 0) ?? null,
		daysWithRecords: volumes.filter((volume) => volume.received > 0).length,
		regular: normal !== null,
	};
}

function bandOf(normal: number, top: number) {
	return { lowRatio: (normal * (1 - tolerance)) / top, highRatio: (normal * (1 + tolerance)) / top };
}
