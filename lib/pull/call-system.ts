import { type Called, callPinned, OutgoingFault } from "../authz/calls/call-pinned";
import { PullFault } from "./pull-fault";
import { retryAfterSeconds } from "./read-headers";

const caps = { maxBytes: 20_000_000, timeoutMs: 30_000 };

/**
 * A call to an administration system. Whatever may be over by itself (no answer, too many requests, a fault of theirs) is
 * thrown as temporary; every other answer is for the caller to judge.
 * @throws PullFault
 */
export async function callSystem(
	address: string,
	call: Parameters<typeof callPinned>[1],
	at: () => Date,
): Promise<Called> {
	const called = await callPinned(address, call, caps).catch((fault: unknown) => {
		throw fault instanceof OutgoingFault ? new PullFault(codeOf(fault)) : fault;
	});
	const { status, headers } = called;
	if (status === 429) throw new PullFault("busy", { status }, retryAfterSeconds(headers, at()));
	if (status === 408 || status >= 500)
		throw new PullFault("server-error", { status }, retryAfterSeconds(headers, at()));
	return called;
}

function codeOf({ reason }: OutgoingFault) {
	switch (reason) {
		case "address":
		case "not-public":
		case "not-https":
			return "address";
		case "too-large":
			return "page-too-large";
		case "broken-off":
			return "half-page";
		default:
			return "unreachable";
	}
}
