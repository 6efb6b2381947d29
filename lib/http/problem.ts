import { AppError } from "../errors";
import type { Locale } from "../i18n/locales";
import { translator } from "../i18n/translator";

export interface ProblemDetail {
	/** JSON pointer into what was sent (RFC 6901), never its value. */
	readonly pointer: string;
	readonly detail: string;
}

/**
 * An error as problem+json (RFC 9457). `type` stays about:blank: `code` is a message key for people's screens; `detail` says
 * in the reader's language what is wrong and how to mend it.
 */
export function problem(
	error: AppError,
	{ locale = "nl", details = [] }: { readonly locale?: Locale; readonly details?: readonly ProblemDetail[] } = {},
): Response {
	const body = {
		title: titleByStatus[error.status] ?? "Error",
		status: error.status,
		code: error.messageKey,
		detail: translator(locale, "errors")(error.code),
	};
	return Response.json(details.length > 0 ? { ...body, errors: details } : body, {
		status: error.status,
		headers: { "Content-Type": "application/problem+json", "Cache-Control": "no-store" },
	});
}

/** A fault of ours: no text, the request id leads to the log. */
export function fault(): Response {
	return new Response(null, { status: 500, headers: { "Cache-Control": "no-store" } });
}

export const notFound = (locale?: Locale) => problem(new AppError("not-found"), { locale });

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
