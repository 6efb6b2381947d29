import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { statusOf } from "../../errors";
import { type Visit, visits } from "../../http/visit";
import { type RequestRefusal, writeRefusal } from "./refuse-request";

/**
 * Next answers 500 when a server action throws and when it cannot decode what was sent to one, and a method that an endpoint
 * does not have with nothing at all. Such an answer is replaced by the refusal that it is, in words. A real failure stays
 * what it is.
 */
export function withTruthfulStatus(listener: RequestListener): RequestListener {
	return (request, response) => {
		const visit: Visit = { begun: false, refusal: null };
		const isAct = request.method === "POST" && !request.url?.startsWith("/api/");
		replaceFailure(request, response, (status) => {
			if (status === 405 && isBare(response)) return { status, fault: "method" };
			return isAct ? refusalOf(status, visit, isOfNext(request, response)) : null;
		});
		if (isAct) visits().run(visit, () => listener(request, response));
		else listener(request, response);
	};
}

/** Neither says what would do nor has a body: Next's own. */
function isBare(response: ServerResponse): boolean {
	return !response.hasHeader("allow") && !response.hasHeader("content-type");
}

/** With which Next answers an action that it does not know or cannot take. */
const ofNext: ReadonlySet<number> = new Set([400, 404, 409]);

/** Next's own words on an action that it does not know or cannot take: English, and no page. */
function isOfNext(request: IncomingMessage, response: ServerResponse): boolean {
	const type = String(response.getHeader("content-type") ?? "");
	return request.headers["next-action"] !== undefined || type.startsWith("text/plain");
}

function refusalOf(status: number, { begun, refusal }: Visit, isOfNext: boolean): RequestRefusal | null {
	if (status < 500) return ofNext.has(status) && !begun && isOfNext ? { status, fault: "unreadable" } : null;
	if (refusal === null) return begun ? null : { status: 400, fault: "unreadable" };
	const fault =
		refusal === "invalid" || refusal === "too-large" || refusal === "media-type" || refusal === "too-many-rows"
			? "unreadable"
			: refusal;
	return { status: statusOf(refusal), fault };
}

/** Sends the refusal in place of Next's answer; what Next writes of its own goes nowhere then. */
function replaceFailure(
	request: IncomingMessage,
	response: ServerResponse,
	findRefusal: (status: number) => RequestRefusal | null,
): void {
	const writeHead = response.writeHead.bind(response) as (...sent: unknown[]) => ServerResponse;
	const write = response.write.bind(response) as (...sent: unknown[]) => boolean;
	const end = response.end.bind(response) as (...sent: unknown[]) => ServerResponse;
	let replaced: boolean | null = null;
	const isReplaced = (status: number): boolean => {
		if (replaced !== null) return replaced;
		const refusal = findRefusal(status);
		replaced = refusal !== null;
		if (refusal === null) return false;
		for (const name of response.getHeaderNames()) if (!kept.has(name)) response.removeHeader(name);
		const { headers, body, ...written } = writeRefusal(request, refusal);
		writeHead(written.status, { ...headers, "Content-Length": Buffer.byteLength(body) });
		end(body);
		return true;
	};
	const instead = {
		writeHead: (status: number, ...more: unknown[]) => (isReplaced(status) ? response : writeHead(status, ...more)),
		write: (...sent: unknown[]) => isReplaced(response.statusCode) || write(...sent),
		end: (...sent: unknown[]) => (isReplaced(response.statusCode) ? response : end(...sent)),
	};
	Object.assign(response, instead);
}

/** Of every answer, whatever it says. */
const kept: ReadonlySet<string> = new Set([
	"strict-transport-security",
	"referrer-policy",
	"x-content-type-options",
	"x-frame-options",
	// By it the page knows that it is older than the server.
	"x-nextjs-action-not-found",
]);
