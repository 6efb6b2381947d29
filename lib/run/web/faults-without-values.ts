import { describeFault } from "../../describe-fault";

/**
 * Next writes what failed to the console whole, and the message of a fault may quote what was sent (JSON.parse does). Here it is
 * written as the log writes ours: its kind and where, with the number that the page shows.
 */
export function faultsWithoutValues(print: typeof console.error): typeof console.error {
	return (...parts) => print(...parts.map((part) => (part instanceof Error ? withNumber(part) : part)));
}

function withNumber(fault: Error) {
	const number = "digest" in fault ? { digest: String(fault.digest) } : {};
	return { ...describeFault(fault), ...number };
}
