import fc from "fast-check";

const two = (number: number) => String(number).padStart(2, "0");
const inCalendar = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** Days in the form of one that no calendar has: 31 February, 29 of a common year, month 0 and 13, day 0 and 32. */
export const impossibleDay = fc
	.tuple(fc.integer({ min: 2000, max: 2099 }), fc.integer({ min: 0, max: 14 }), fc.integer({ min: 0, max: 35 }))
	.filter(([year, month, day]) => month < 1 || month > 12 || day < 1 || day > inCalendar(year, month))
	.map(([year, month, day]) => ({ year: String(year), month: two(month), day: two(day) }));

/** Times of the day that no clock shows, as hh:mm:ss; a leap second is none of them. */
export const impossibleTime = fc
	.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 70 }), fc.integer({ min: 0, max: 70 }))
	.filter(([hour, minute, second]) => hour > 23 || minute > 59 || second > 60)
	.map((parts) => parts.map(two).join(":"));

/** Offsets that no place has, as +hh:mm. */
export const impossibleOffset = fc
	.tuple(fc.constantFrom("+", "-"), fc.integer({ min: 0, max: 99 }), fc.integer({ min: 0, max: 99 }))
	.filter(([_sign, hours, minutes]) => hours > 23 || minutes > 59)
	.map(([sign, hours, minutes]) => `${sign}${two(hours)}:${two(minutes)}`);
