import { type CallCaps, callPinned } from "./call-pinned";

/**
 * GET of an address that somebody else chose, as callPinned guards it.
 * @throws Error with a code in words, never with content of the answer.
 */
export async function fetchPinned(address: string, caps: CallCaps): Promise<Buffer> {
	const { status, body } = await callPinned(address, { method: "GET", headers: {} }, caps);
	if (status !== 200) throw new Error("outgoing call: answer is not 200");
	return body;
}
