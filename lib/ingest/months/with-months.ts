import { inSchool } from "../../db/in-school";
import type { Place } from "../write/fact";
import { listMissingMonths } from "./list-missing-months";
import { makeMonthsFor } from "./make-months-for";
import { MonthMissing } from "./month-missing";

/** The upkeep may drop a month, still empty, between the making and the writing. */
const rounds = 5;

/**
 * Runs a transaction that writes facts. Where it finds a month of attempts missing, the months of just those attempts are
 * made and it runs again, so that the common delivery asks nothing. The months that the connection may not make today are
 * withheld from it: what belongs there waits.
 */
export async function withMonths<T>(
	place: Place,
	transaction: (withheld: ReadonlySet<string>) => Promise<T>,
): Promise<T> {
	const withheld = new Set<string>();
	for (let round = 1; ; round += 1) {
		try {
			return await transaction(withheld);
		} catch (error) {
			if (!(error instanceof MonthMissing) || round === rounds) throw error;
			const { facts } = error;
			const missing = await inSchool(place, (tx) => listMissingMonths(tx, place, facts));
			for (const month of await makeMonthsFor(place, missing)) withheld.add(month);
		}
	}
}
