import type { IncomingMessage, ServerResponse } from "node:http";
import { createTranslator } from "use-intl/core";
import { now } from "../../clock";
import { plainPage, plainPageHeaders } from "../../http/plain-page";
import { type Locale, localeOf } from "../../i18n/locales";
import en from "../../i18n/messages/en/requests.json";
import nl from "../../i18n/messages/nl/requests.json";
import { localeCookie } from "../../i18n/preference-cookies";
import { readCookie } from "../../i18n/request-locale";
import { earlyHeaders } from "../../standards/early-headers";

export type RequestFault = Exclude<keyof typeof nl, "home">;

export interface RequestRefusal {
	readonly status: number;
	readonly fault: RequestFault;
	/** What the sentence of this fault names. */
	readonly values?: Readonly<Record<string, string | number>>;
	readonly headers?: Readonly<Record<string, string>>;
}

/** An answer as it goes over the line. */
export interface WrittenRefusal {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string;
}

// Of all words only these: the server around Next would else hold both languages a second time.
const words = { nl, en } as const;

/**
 * A refusal in the reader's language, with what is wrong and how to mend it: a page for people, text for a server action
 * (the browser shows it), problem+json (RFC 9457) below /api. Nothing that was sent is in it.
 */
export function writeRefusal(
	request: Pick<IncomingMessage, "headers" | "url">,
	{ status, fault, values = {}, headers = {} }: RequestRefusal,
): WrittenRefusal {
	const locale = localeOf(
		readCookie(request.headers.cookie, localeCookie()),
		request.headers["accept-language"] ?? null,
	);
	const t = createTranslator<typeof nl>({ locale, messages: words[locale] });
	const [title, text] = [t(`${fault}.title`), t(`${fault}.text`, values as never)];
	const early = earlyHeaders(request.url, now());
	const always = { "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", ...early, ...headers };
	if (request.url?.startsWith("/api/")) {
		const problem = { title, status, code: fault, detail: text };
		return {
			status,
			headers: { ...always, "Content-Type": "application/problem+json" },
			body: JSON.stringify(problem),
		};
	}
	if (request.headers["next-action"] !== undefined)
		return { status, headers: { ...always, "Content-Type": "text/plain" }, body: text };
	const body = plainPage({ locale: locale satisfies Locale, title, text, home: t("home") });
	return { status, headers: { ...always, ...plainPageHeaders, ...headers }, body };
}

/** Bytes and milliseconds for which a sender that goes on sending is still heard, so that it gets to read its answer. */
const heardBytes = 128_000_000;
const heardMs = 15_000;

/**
 * Answers before the body was read. What is still sent is thrown away: closing the connection under a sender that has not
 * finished costs it the answer (a broken pipe).
 */
export function refuseRequest(request: IncomingMessage, response: ServerResponse, refusal: RequestRefusal): void {
	const { status, headers, body } = writeRefusal(request, refusal);
	response.writeHead(status, { ...headers, "Content-Length": Buffer.byteLength(body), Connection: "close" });
	if (request.method === "HEAD" || request.complete || waitsToBeAsked(request)) {
		response.end(request.method === "HEAD" ? undefined : body);
		return;
	}
	response.write(body);
	let left = heardBytes;
	const timer = setTimeout(() => request.destroy(), heardMs);
	const done = () => {
		clearTimeout(timer);
		response.end();
	};
	request.on("data", (part: Buffer) => {
		left -= part.length;
		if (left < 0) request.destroy();
	});
	request.once("end", done).once("close", done).once("error", done);
	request.resume();
}

/** It sends its body only when we say so (RFC 9110, 10.1.1). */
export function waitsToBeAsked(request: IncomingMessage): boolean {
	return request.headers.expect?.toLowerCase() === "100-continue";
}
