import { addDays, dayInAmsterdam } from "./school-day";
import { startOfDay } from "./start-of-day";

const hourMs = 3_600_000;
const hourOf = (at: Date) =>
	Number(
		new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/Amsterdam", hour: "2-digit", hourCycle: "h23" }).format(at),
	);

/** The first moment after `after` at which it is this hour and minute in Europe/Amsterdam, summer time or not. */
export function nextHour(after: Date, hour: number, minute: number): Date {
	for (let day = dayInAmsterdam(after); ; day = addDays(day, 1)) {
		const plain = startOfDay(day).getTime() + hour * hourMs + minute * 60_000;
		// On the two days on which the clock is put, the hours since midnight are one more or less.
		const at = [plain, plain - hourMs, plain + hourMs].map((ms) => new Date(ms)).find((each) => hourOf(each) === hour);
		if (at && at > after) return at;
	}
}
