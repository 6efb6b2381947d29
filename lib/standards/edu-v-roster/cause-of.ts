import { z } from "zod";
import type { PullCause } from "../contract";
import { atMost } from "../wire/at-most";
import { readJson } from "../wire/read-json";

/** StatusResponse: one object here, a list in Results; some systems send the list here too. */
const one = z.object({ status: z.coerce.number().int() });
const statusSchema = z.union([one.transform((status) => [status]), atMost(one, 50)]);

/** Functional codes of Edu-V (0011 schema, 0012 version, 0021 scope, 0022 consent, 0023 school). */
const causes: Readonly<Record<number, PullCause>> = {
	11: "schema",
	12: "schema",
	21: "scope",
	22: "consent",
	23: "school-unknown",
};

/** Why an Edu-V system says no, from its functional code; without one, of a 404 only that the school is not known there. */
export function causeOf(httpStatus: number, body: Uint8Array): PullCause | null {
	const json = readJson(body, 100_000);
	const parsed = json.ok ? statusSchema.safeParse(json.value) : null;
	for (const { status } of parsed?.data ?? []) if (causes[status]) return causes[status];
	return httpStatus === 404 ? "school-unknown" : null;
}
