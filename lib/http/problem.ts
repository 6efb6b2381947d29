import { AppError } from "../errors";

export interface ProblemDetail {
	/** JSON pointer into what was sent (RFC 6901), never its value. */
	readonly pointer: string;
	readonly detail: string;
}

/** An error as problem+json (RFC 9457). `type` stays about:blank: `code` is a message key for people's screens. */
export function problem(error: AppError, details: readonly ProblemDetail[] = []): Response {
	const body = { title: titleByStatus[error.status] ?? "Error", status: error.status, code: error.messageKey };
	return Response.json(details.length > 0 ? { ...body, errors: details } : body, {
		status: error.status,
		headers: { "Content-Type": "application/problem+json", "Cache-Control": "no-store" },
	});
}

/** A fault of ours: no text, the request id leads to the log. */
export function fault(): Response {
	return new Response(null, { status: 500, headers: { "Cache-Control": "no-store" } });
}

export const notFound = () => problem(new AppError("not-found"));

const titleByStatus: Readonly<Record<number, string>> = {
	400: "Bad Request",
	401: "Unauthorized",
	403: "Forbidden",
	404: "Not Found",
	409: "Conflict",
	413: "Content Too Large",
	415: "Unsupported Media Type",
	429: "Too Many Requests",
	503: "Service Unavailable",
};
