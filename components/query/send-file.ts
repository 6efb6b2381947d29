export interface SentFile {
	readonly status: number;
	/** The answer as JSON; null where it was none. */
	readonly body: unknown;
}

/** POST of a file as the body itself, with the session's cookie. Status 0: it did not arrive. */
export async function sendFile(address: `/api/v1/${string}`, file: Blob): Promise<SentFile> {
	try {
		const headers = { "content-type": "application/octet-stream", accept: "application/json" };
		const answer = await fetch(address, { method: "POST", body: file, headers });
		return { status: answer.status, body: await answer.json().catch(() => null) };
	} catch {
		return { status: 0, body: null };
	}
}
