import { isOnDay, type Stay } from "../../standing/counting-group";

type Days = Pick<Stay, "beginDate" | "endDate">;

/**
 * What holds on a day of a list of stays, made once for all days between two changes: members come and go seldom, and are asked of
 * for thousands of results.
 * @param make from the stays that are of a day, in their order
 */
export function spellsOf<Of extends Days, Made>(
	stays: readonly Of[],
	make: (here: readonly Of[]) => Made,
): (day: string) => Made {
	const spells: { from: string; until: string | null; made: Made }[] = [];
	return (day) => {
		const known = spells.find(({ from, until }) => from <= day && (until === null || day < until));
		if (known !== undefined) return known.made;
		let [from, until]: [string, string | null] = ["", null];
		for (const { beginDate, endDate } of stays)
			for (const change of [beginDate, endDate]) {
				if (change === null) continue;
				if (change <= day && change > from) from = change;
				if (change > day && (until === null || change < until)) until = change;
			}
		const made = make(stays.filter((stay) => isOnDay(stay, day)));
		spells.push({ from, until, made });
		return made;
	};
}
