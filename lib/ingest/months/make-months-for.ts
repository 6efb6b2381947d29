import { today } from "../../clock";
import { inSchool, type SchoolTransaction } from "../../db/in-school";
import type { Place } from "../write/fact";
import { makeMonth } from "./make-month";

/** Ten years of history come in within two days; wild dates make no more tables than this. */
const monthsADay = 60;

/** Days that are remembered of a connection. */
const keptDays = 31;

/**
 * Makes months for a connection, each in a transaction of its own and counted, until the connection has made as many as
 * it may in a day.
 * @returns the months that were not made
 */
export async function makeMonthsFor(place: Place, months: readonly string[]): Promise<string[]> {
	const refused: string[] = [];
	for (const month of months) if (!(await makeCounted(place, month))) refused.push(month);
	return refused;
}

async function makeCounted(place: Place, month: string): Promise<boolean> {
	try {
		return await inSchool(place, async (tx) => {
			if (!(await count(tx, place))) return false;
			// Another delivery has made it meanwhile: that one counted it.
			if (!(await makeMonth(month, tx))) throw new MadeByAnother();
			return true;
		});
	} catch (error) {
		if (error instanceof MadeByAnother) return true;
		throw error;
	}
}

class MadeByAnother extends Error {}

/** Deliveries of one connection wait for each other here, so that they do not pass the bound together. */
async function count(tx: SchoolTransaction, { schoolId, connectionId }: Place): Promise<boolean> {
	const day = today();
	const counted = await tx.$executeRaw`
		WITH forgotten AS (
			DELETE FROM months_made WHERE school_id = ${schoolId}::uuid AND connection_id = ${connectionId}::uuid
				AND day < ${day}::date - ${keptDays}::int
		)
		INSERT INTO months_made AS known (school_id, connection_id, day, months)
		VALUES (${schoolId}::uuid, ${connectionId}::uuid, ${day}::date, 1)
		ON CONFLICT (school_id, connection_id, day) DO UPDATE SET months = known.months + 1
			WHERE known.months < ${monthsADay}::int`;
	return counted > 0;
}
