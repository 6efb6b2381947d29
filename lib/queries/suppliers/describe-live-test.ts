export type StepName = "client" | "sign-in" | "message" | "school" | "pupils" | "units" | "roster";
/** attention: something came, and a person or the supplier must mend it. */
export type StepState = "done" | "waiting" | "attention";

export interface TestStep {
	readonly name: StepName;
	readonly state: StepState;
	/** When it was last so, where that is known. */
	readonly at: Date | null;
	/** Of `total` so many are not there yet: records without a pupil, units without a goal. */
	readonly open: number;
	readonly total: number;
}

export interface LiveTestFacts {
	/** Brings a roster, not facts about pupils. */
	readonly roster: boolean;
	readonly clientSince: Date | null;
	readonly signedInAt: Date | null;
	/** Of the first message that was kept. */
	readonly firstAt: Date | null;
	/** Requests of this client that were refused after it signed in, and because of the school they named. */
	readonly refused: { readonly latest: Date | null; readonly school: Date | null };
	/** Records of which a pupil is known or waited for, and those that wait now. */
	readonly records: { readonly total: number; readonly held: number };
	readonly units: { readonly total: number; readonly unmapped: number };
	/** Roster files that were applied. */
	readonly applied: number;
}

/**
 * The way from an approved connection to data on the screen, step by step. Each step rests on what was kept, so it
 * shows the same again after a reload.
 */
export function describeLiveTest(facts: LiveTestFacts): readonly TestStep[] {
	const { clientSince, signedInAt, firstAt, refused, records, units } = facts;
	const step = (name: StepName, state: StepState, at: Date | null = null, open = 0, total = 0): TestStep => ({
		...{ name, state, at, open, total },
	});
	const started = [
		step("client", clientSince === null ? "waiting" : "done", clientSince),
		step("sign-in", signedInAt === null && firstAt === null ? "waiting" : "done", signedInAt),
		// A refused message did arrive: what is wrong with it stands beside the steps.
		step("message", firstAt !== null ? "done" : refused.latest === null ? "waiting" : "attention", firstAt),
	];
	const school = step("school", firstAt !== null ? "done" : refused.school === null ? "waiting" : "attention", firstAt);
	if (facts.roster) {
		const state = facts.applied > 0 ? "done" : firstAt === null ? "waiting" : "attention";
		// A roster may name no school at all, so that it came says nothing of that; only a refusal does.
		const named = school.state === "attention" ? [school] : [];
		return [...started, ...named, step("roster", state, null, 0, facts.applied)];
	}
	return [
		...started,
		school,
		step("pupils", stateOf(records.total, records.held), null, records.held, records.total),
		step("units", stateOf(units.total, units.unmapped), null, units.unmapped, units.total),
	];
}

const stateOf = (total: number, open: number): StepState =>
	total === 0 ? "waiting" : open === 0 ? "done" : "attention";
