import type { ExchangeStandard } from "./contract";
import { edexml } from "./edexml";
import { eduVResults } from "./edu-v-results";
import { oneRosterCsv } from "./oneroster-csv";
import { xapi } from "./xapi";

/** Every standard that the door at /api/exchange/<key> opens to. One line each. */
const standards: readonly ExchangeStandard[] = [eduVResults, xapi, oneRosterCsv, edexml];

export function findStandard(key: string): ExchangeStandard | null {
	return standards.find((standard) => standard.key === key) ?? null;
}

export function listStandards(): readonly ExchangeStandard[] {
	return standards;
}
