import { z } from "zod";
import { type AskingOutcome, type QualityFilter, qualityPeriods } from "@/lib/queries/quality/quality-filter";

export interface QualityAddress extends Pick<QualityFilter, "connectionId" | "days"> {
	/** Whether what is not used is shown too. */
	readonly all: boolean;
	readonly cause: string | null;
	readonly page: number;
}

const startDays = 60;

const fields = z.object({
	connection: z.guid().nullable().catch(null),
	days: z.coerce.number().pipe(z.literal(qualityPeriods)).catch(startDays),
	show: z.literal("all").nullable().catch(null),
	cause: z.string().max(200).nullable().catch(null),
	page: z.coerce.number().int().min(1).catch(1),
});

/** From the parameters of the address, or the fields of a form that came from it. */
export function readQualityAddress(from: Readonly<Record<string, unknown>>): QualityAddress {
	const { connection, days, show, cause, page } = fields.parse(from);
	return { connectionId: connection, days, all: show !== null, cause, page };
}

/** What the address says, as names and texts: what is as at the start is left out. */
export function qualityFields({ connectionId, days, all, cause, page }: QualityAddress): Record<string, string> {
	return {
		...(connectionId === null ? {} : { connection: connectionId }),
		...(days === startDays ? {} : { days: String(days) }),
		...(all ? { show: "all" } : {}),
		...(cause === null ? {} : { cause }),
		...(page === 1 ? {} : { page: String(page) }),
	};
}

export const outcomesOf = ({ all }: Pick<QualityAddress, "all">): readonly AskingOutcome[] =>
	all ? ["held", "rejected", "not-used"] : ["held", "rejected"];

/** The address with a change; another choice closes what was open. `besides` stands in no choice: a message, some work. */
export function qualityHref(
	address: QualityAddress,
	change: Partial<QualityAddress> = {},
	besides: Readonly<Record<string, string>> = {},
): string {
	const all = { ...qualityFields({ ...address, cause: null, page: 1, ...change }), ...besides };
	const query = new URLSearchParams(all);
	return query.size === 0 ? "/quality" : `/quality?${query}`;
}
