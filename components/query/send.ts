import { FetchFault } from "./fetch-json";

/**
 * POST or DELETE of our own API without a body, with the session's cookie.
 * @throws FetchFault when the answer is not 2xx or does not come.
 */
export async function send(method: "POST" | "DELETE", address: `/api/v1/${string}`): Promise<void> {
	const answer = await fetch(address, { method, headers: { accept: "application/json" } }).catch(() => null);
	if (!answer?.ok) throw new FetchFault(answer?.status ?? 0, "unavailable");
}
