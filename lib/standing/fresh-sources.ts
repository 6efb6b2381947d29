import type { Holiday } from "../domain/school-days";
import type { SourceFact } from "./facts";
import { isLate } from "./is-late";

/** A source, and whether it is later than agreed. */
export interface FreshSource extends SourceFact {
	readonly late: boolean;
}

export const freshSources = (
	sources: readonly SourceFact[],
	today: string,
	{ holidays }: { readonly holidays: readonly Holiday[] },
): FreshSource[] => sources.map((source) => ({ ...source, late: isLate(source, today, holidays) }));
