import type { ResultsMessage } from "../suppliers/results-message";
import type { DemoStatement } from "../suppliers/xapi-statements";
import type { Answer, SupplierClient } from "./supplier-client";

/** An answer that a supplier would call its own programmer for. */
function refused(what: string, answer: Answer): Error {
	return new Error(`${what}: ${answer.status} ${answer.body.slice(0, 300)}`);
}

export async function deliverStatements(client: SupplierClient, statements: readonly DemoStatement[]): Promise<void> {
	const answer = await client.send("/api/exchange/xapi/statements", JSON.stringify(statements), {
		"content-type": "application/json",
		"x-experience-api-version": "1.0.3",
	});
	if (answer.status !== 200) throw refused("xAPI statements", answer);
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
	if (answer.status !== 201 && answer.status !== 202 && answer.status !== 400) throw refused("Results", answer);
	const items: unknown = answer.body === "" ? [] : JSON.parse(answer.body);
	if (!Array.isArray(items) || (answer.status === 400 && items.length < message.studentScoresAndResults.length)) {
		throw refused("Results", answer);
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
	if (answer.status < 200 || answer.status > 299) throw refused("roster", answer);
}
