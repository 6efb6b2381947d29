import { Busy, WorkGate } from "../rates/work-gate";

/** So many sign-ins at once may ask the database, which has ten connections for all; others wait their turn. */
const gate = new WorkGate(4, 60);

/** A sign-in in its turn, or the news that more wait than may; by address, so that a crowd at one holds up no other. */
export async function inSignInTurn<T>(
	address: string,
	work: () => Promise<T>,
): Promise<T | { readonly ok: false; readonly code: "busy"; readonly retryAfterSeconds: number }> {
	try {
		return await gate.run(address, work);
	} catch (error) {
		if (error instanceof Busy) return { ok: false, code: "busy", retryAfterSeconds: error.retryAfterSeconds };
		throw error;
	}
}
