import type { Refusal, WireAnswer, WireRequest } from "../contract";
import { describeReason } from "./reasons";
import { answerVersion, versionHeader } from "./version";

const refusals: Readonly<Record<Refusal["code"], { status: number; text: string }>> = {
	malformed: { status: 400, text: "The request cannot be read; nothing was kept." },
	schema: { status: 400, text: "The request is not as the standard says; nothing was kept." },
	version: { status: 400, text: "The version is missing or not supported." },
	unauthorized: { status: 401, text: "Sign in with the key and secret of the connection, or with a token." },
	scope: { status: 403, text: "The credentials do not hold the scope that this needs." },
	origin: {
		status: 403,
		text: "The connection takes nothing from the page that this was sent from; nothing was kept.",
	},
	"unknown-school": {
		status: 403,
		text: "The credentials belong to more than one school; use those of one connection.",
	},
	"no-connection": { status: 403, text: "The school has no connection with this client." },
	"connection-not-active": { status: 403, text: "The school's connection with this client is not active." },
	"too-large": { status: 413, text: "The request is too large; send smaller batches." },
	"media-type": { status: 400, text: "Only JSON, alone or with attachments in multipart/mixed, is taken in." },
	conflict: {
		status: 409,
		text: "A statement with this id is kept and differs; statements do not change. Void it instead.",
	},
	"not-found": { status: 404, text: "There is nothing here." },
	method: { status: 405, text: "This method is not answered here." },
	rate: { status: 429, text: "Too many requests; wait and send again." },
	unavailable: { status: 503, text: "Not available now; nothing was kept, send again later." },
};

/** Part 3, 3.2 lists the statuses: what, and the text why; the version header stands on every answer (3.3). */
export function answerRefusal({ code, details, deviations }: Refusal, request: WireRequest): WireAnswer {
	const { status, text } = refusals[code];
	const challenge: Record<string, string> =
		code === "unauthorized" ? { "WWW-Authenticate": 'Basic realm="exchange", charset="UTF-8"' } : {};
	const reasons = details.map((reason) => ({ ...reason, message: describeReason(reason) }));
	const headers = {
		[versionHeader]: answerVersion(request),
		"Content-Type": "application/json; charset=utf-8",
		...challenge,
	};
	// Its own school may let these in: the sender's developer then knows what to ask for.
	const known = deviations === undefined ? {} : { deviations };
	const body = request.method === "HEAD" ? null : JSON.stringify({ error: text, reasons, ...known });
	return { status, headers, body };
}
