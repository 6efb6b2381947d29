const number = "(\\d+(?:[.,]\\d+)?)";
/** ISO 8601 duration (part 2, 4.6): weeks alone, or date and time parts; at least one, and one after T. */
const pattern = new RegExp(
	`^P(?:${number}W|(?=.)(?:${number}Y)?(?:${number}M)?(?:${number}D)?(?:T(?=\\d)(?:${number}H)?(?:${number}M)?(?:${number}S)?)?)$`,
);
const maxMs = 2_147_483_647;

export function isDuration(text: string): boolean {
	return text.length <= 100 && pattern.test(text);
}

/** In milliseconds; null for years and months, whose length depends on when, and for what no task takes (24 days). */
export function durationMs(text: string): number | null {
	const match = text.length <= 100 ? pattern.exec(text) : null;
	if (match === null) return null;
	const [weeks, years, months, days, hours, minutes, seconds] = match.slice(1).map(read);
	if (years || months) return null;
	const inDays = (weeks ?? 0) * 7 + (days ?? 0);
	const inSeconds = ((inDays * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0);
	const ms = Math.round(inSeconds * 1000);
	return ms <= maxMs ? ms : null;
}

function read(text: string | undefined): number {
	return text === undefined ? 0 : Number(text.replace(",", "."));
}
