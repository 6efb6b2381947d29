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
 * GET of our own API as JSON, with the session's cookie.
 * @throws FetchFault with the code of the problem (RFC 9457) when the answer is not 2xx.
 */
export async function fetchJson<T>(address: `/api/v1/${string}`, signal?: AbortSignal): Promise<T> {
	const answer = await fetch(address, { headers: { accept: "application/json" }, signal });
	if (answer.ok) return (await answer.json()) as T;
	const problem = (await answer.json().catch(() => null)) as { code?: unknown } | null;
	throw new FetchFault(answer.status, typeof problem?.code === "string" ? problem.code : "unavailable");
}
