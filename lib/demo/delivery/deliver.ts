import type { ResultsMessage } from "../suppliers/results-message";
import type { DemoStatement } from "../suppliers/xapi-statements";
import type { Answer, SupplierClient } from "./supplier-client";

/** An answer that a supplier would call its own programmer for. */
export class Refused extends Error {
	constructor(
		what: string,
		readonly answer: Answer,
	) {
		super(`${what}: ${answer.status} ${answer.body.slice(0, 300)}`);
	}
}

export async function deliverStatements(client: SupplierClient, statements: readonly DemoStatement[]): Promise<void> {
	const answer = await client.send("/api/exchange/xapi/statements", JSON.stringify(statements), {
		"content-type": "application/json",
		"x-experience-api-version": "1.0.3",
	});
	if (answer.status !== 200) throw new Refused("xAPI statements", answer);
}

/**
 * The same, but statements whose ids are kept with other content are left out and the others sent without them, as a supplier
 * does who must go on.
 * @returns those that were taken
 */
export async function deliverFresh(
	client: SupplierClient,
	statements: readonly DemoStatement[],
): Promise<readonly DemoStatement[]> {
	for (let left = statements; left.length > 0; ) {
		try {
			await deliverStatements(client, left);
			return left;
		} catch (fault) {
			if (!(fault instanceof Refused) || fault.answer.status !== 409) throw fault;
			const conflicts = readConflicts(fault.answer.body, left.length);
			if (conflicts.size === 0) throw fault;
			left = left.filter((_, index) => !conflicts.has(index));
		}
	}
	return [];
}

/** Positions of the statements that a 409 names; of a list of one it names no position. */
function readConflicts(body: string, count: number): ReadonlySet<number> {
	const { reasons = [] } = JSON.parse(body) as { reasons?: readonly { readonly path: string }[] };
	const named = reasons.map(({ path }) => Number(/^\/(\d+)\/id$/.exec(path)?.[1] ?? (count === 1 ? 0 : -1)));
	return new Set(named.filter((index) => index >= 0));
}

export interface ItemAnswer {
	readonly id?: string;
	readonly status: number;
	readonly statusMessage?: string;
}

/** 400 with an entry per item is an answer too: those marked wrong were refused, the others are kept. */
export async function deliverResults(
	client: SupplierClient,
	version: "2.0.0" | "2.1.0",
	message: ResultsMessage,
): Promise<readonly ItemAnswer[]> {
	const answer = await client.send("/api/exchange/edu-v-results/v2/results", JSON.stringify(message), {
		"content-type": "application/json",
		"api-version": version,
	});
	if (answer.status !== 201 && answer.status !== 202 && answer.status !== 400) throw new Refused("Results", answer);
	const items: unknown = answer.body === "" ? [] : JSON.parse(answer.body);
	if (!Array.isArray(items) || (answer.status === 400 && items.length < message.studentScoresAndResults.length)) {
		throw new Refused("Results", answer);
	}
	return items as ItemAnswer[];
}

export async function deliverRoster(
	client: SupplierClient,
	format: "oneroster-csv" | "edexml",
	body: string | Uint8Array,
): Promise<void> {
	const type = format === "edexml" ? "application/xml" : "application/zip";
	const answer = await client.send(`/api/exchange/${format}/roster?apply=true`, body, { "content-type": type });
	if (answer.status < 200 || answer.status > 299) throw new Refused("roster", answer);
}
