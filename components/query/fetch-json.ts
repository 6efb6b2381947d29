/** An answer that was not 2xx. `code` is a message key of i18n (`errors`). */
export class FetchFault extends Error {
	readonly status: number;
	readonly code: string;

	constructor(status: number, code: string) {
		super(`answer ${status}: ${code}`);
		this.name = "FetchFault";
		this.status = status;
		this.code = code;
	}
}

/**
 * Our own API as JSON, with the session's cookie: a GET, or a POST of what may not stand in an address.
 * @throws FetchFault with the code of the problem (RFC 9457) when the answer is not 2xx.
 */
export async function fetchJson<T>(address: `/api/v1/${string}`, signal?: AbortSignal, body?: object): Promise<T> {
	const sent = body && { method: "POST", body: JSON.stringify(body) };
	const headers = { accept: "application/json", ...(body && { "content-type": "application/json" }) };
	const answer = await fetch(address, { headers, signal, ...sent });
	if (answer.ok) return (await answer.json()) as T;
	const problem = (await answer.json().catch(() => null)) as { code?: unknown } | null;
	throw new FetchFault(answer.status, typeof problem?.code === "string" ? problem.code : "unavailable");
}
