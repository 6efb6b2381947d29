const earliest = Date.UTC(2000, 0, 1);
const aheadMs = 86_400_000;

/** The code of a time that cannot be: before 2000, or more than a day after the message came in; else null. */
export function timeFault(at: Date, receivedAt: Date): "time-before-2000" | "time-in-the-future" | null {
	if (at.getTime() < earliest) return "time-before-2000";
	return at.getTime() > receivedAt.getTime() + aheadMs ? "time-in-the-future" : null;
}
