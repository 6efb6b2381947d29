import type { AskingOutcome, QualityFilter } from "@/lib/queries/quality/quality-filter";

export interface QualityAddress extends Pick<QualityFilter, "connectionId" | "days"> {
	/** Whether what is not used is shown too. */
	readonly all: boolean;
	readonly cause: string | null;
	readonly page: number;
}

export const startDays = 60;

export const outcomesOf = ({ all }: Pick<QualityAddress, "all">): readonly AskingOutcome[] =>
	all ? ["held", "rejected", "not-used"] : ["held", "rejected"];

/** The address with a change; another choice closes what was open. */
export function qualityHref(address: QualityAddress, change: Partial<QualityAddress> = {}): string {
	const { connectionId, days, all, cause, page } = { ...address, cause: null, page: 1, ...change };
	const query = new URLSearchParams();
	if (connectionId !== null) query.set("connection", connectionId);
	if (days !== startDays) query.set("days", String(days));
	if (all) query.set("show", "all");
	if (cause !== null) query.set("cause", cause);
	if (page > 1) query.set("page", String(page));
	return query.size === 0 ? "/quality" : `/quality?${query}`;
}
