import type { ExchangeStandard } from "./contract";
import { edexml } from "./edexml";
import { eduVResults } from "./edu-v-results";
import { eduVRoster } from "./edu-v-roster";
import { oneRosterCsv } from "./oneroster-csv";
import { xapi } from "./xapi";

/** Every standard that the door at /api/exchange/<key> opens to, or by which we ask ourselves. One line each. */
const standards: readonly ExchangeStandard[] = [eduVResults, xapi, oneRosterCsv, edexml, eduVRoster];

export function findStandard(key: string): ExchangeStandard | null {
	return standards.find((standard) => standard.key === key) ?? null;
}

export function listStandards(): readonly ExchangeStandard[] {
	return standards;
}

/** All scopes of a standard, whoever asks for them. */
export function scopesOf({ endpoints, pull }: ExchangeStandard): ReadonlySet<string> {
	return new Set([...endpoints.flatMap(({ scopes }) => scopes), ...(pull?.calls ?? []).map(({ scope }) => scope)]);
}

/** Keys of the standards that bring a roster, by file or by asking, and nothing that a teacher looks at. */
export const rosterStandards: readonly string[] = listStandards()
	.filter(({ pull, endpoints }) => pull !== undefined || endpoints.every(({ kind }) => kind === "roster"))
	.map(({ key }) => key);
