import type { RequestListener } from "node:http";
import { parseAndValidateFlightRouterState } from "next/dist/server/app-render/parse-and-validate-flight-router-state.js";

/** Parts of an answer: a server may send the whole instead (RFC 9110, 14.2), and Next fails on a range that it cannot serve. */
const ofParts = ["range", "if-range"] as const;
const routerState = "next-router-state-tree";

/**
 * Takes off the headers on which Next fails where they cannot be read. Each only asks for less than the whole answer, so
 * the whole is sent.
 */
export function withTidyHeaders(listener: RequestListener): RequestListener {
	return (request, response) => {
		for (const name of ofParts) delete request.headers[name];
		if (!isReadable(request.headers[routerState])) delete request.headers[routerState];
		listener(request, response);
	};
}

/** By Next's own reader, so that nothing of its pages is taken off. */
function isReadable(state: string | string[] | undefined): boolean {
	try {
		parseAndValidateFlightRouterState(state);
		return true;
	} catch {
		return false;
	}
}
