import type { RosterFault } from "../../domain/roster";
import { faultPath } from "../../domain/roster-fault";
import type { Refusal, RosterResult, WireAnswer } from "../contract";

const statusOf: Readonly<Record<Refusal["code"], number>> = {
	malformed: 400,
	schema: 400,
	version: 400,
	unauthorized: 401,
	scope: 403,
	origin: 403,
	"unknown-school": 403,
	"no-connection": 403,
	"connection-not-active": 403,
	"not-found": 404,
	method: 405,
	conflict: 409,
	"too-large": 413,
	"media-type": 415,
	rate: 429,
	unavailable: 503,
};

/** Neither OneRoster CSV nor EDEXML says how a file is brought over HTTP: problem details (RFC 9457) answer a refusal. */
export function answerRosterRefusal(refusal: Refusal): WireAnswer {
	const status = statusOf[refusal.code];
	const headers: Record<string, string> = { "content-type": "application/problem+json" };
	if (status === 401) headers["www-authenticate"] = 'Bearer realm="groepsbeeld"';
	const errors = refusal.details.map(({ code, path }) => ({ code, path }));
	return { status, headers, body: JSON.stringify({ type: "about:blank", title: refusal.code, status, errors }) };
}

/** 200 applied or nothing to hold; 202 previewed or held: a person looks first. */
export function answerRoster({ importId, state, counts, warnings }: RosterResult): WireAnswer {
	const told = warnings.map((fault) => ({ code: fault.code, path: faultPath(fault) }));
	return {
		status: state === "applied" ? 200 : 202,
		headers: { "content-type": "application/json" },
		body: JSON.stringify({ importId, state, counts, warnings: told }),
	};
}

/** Faults in the file itself: nothing of it is kept. */
export function refuseFaults(code: Refusal["code"], faults: readonly RosterFault[]): Refusal {
	return { code, details: faults.map((fault) => ({ code: fault.code, path: faultPath(fault) })) };
}
