import { z } from "zod";

/** How a record may end that asks a look: it waits, it was rejected, or it was understood and has no use here. */
export const askingOutcomes = ["held", "rejected", "not-used"] as const;
export type AskingOutcome = (typeof askingOutcomes)[number];

/** Days back, by when a delivery came. Held records are erased after 60 days, so that is where a look begins. */
export const qualityPeriods = [7, 28, 60, 400] as const;

export interface QualityFilter {
	readonly connectionId: string | null;
	readonly days: (typeof qualityPeriods)[number];
	readonly outcomes: readonly AskingOutcome[];
}

/** One cause: how records ended, why, and at which connection. */
export interface CauseKey {
	readonly outcome: AskingOutcome;
	readonly code: string;
	readonly connectionId: string;
}

const keySchema = z.object({
	outcome: z.enum(askingOutcomes),
	code: z.string().regex(/^[a-z0-9-]{1,80}$/),
	connectionId: z.guid(),
});

/** As it stands in an address. */
export function writeCauseKey({ outcome, code, connectionId }: CauseKey): string {
	return `${outcome}.${code}.${connectionId}`;
}

/** Null for what is no cause at all; one that is not there has no records. */
export function readCauseKey(text: string | null): CauseKey | null {
	const [outcome, code, connectionId] = (text ?? "").split(".");
	return keySchema.safeParse({ outcome, code, connectionId }).data ?? null;
}
