import type { Duplex } from "node:stream";

const statuses: Readonly<Record<string, string>> = {
	HPE_HEADER_OVERFLOW: "431 Request Header Fields Too Large",
	HPE_CHUNK_EXTENSIONS_OVERFLOW: "413 Content Too Large",
	ERR_HTTP_REQUEST_TIMEOUT: "408 Request Timeout",
};
const words = {
	unreadable:
		"Dit verzoek is niet te lezen of kwam niet heel over; stuur het opnieuw.\nThis request cannot be read or did not arrive whole; send it again.\n",
	tooLong:
		"Dit adres is te lang, of uw browser bewaart te veel cookies van deze website. Maak het adres korter, of wis die cookies.\nThis address is too long, or your browser stores too many cookies of this website. Shorten the address, or clear those cookies.\n",
} as const;

/** Answers what is no HTTP, too large in its head, too slow or cut off. Whose language it is cannot be known then: both. */
export function answerUnreadable(error: Error, socket: Duplex): void {
	const code = "code" in error ? String(error.code) : "";
	if (code === "ECONNRESET" || !socket.writable || hasAnswered(socket)) {
		socket.destroy();
		return;
	}
	const text = code === "HPE_HEADER_OVERFLOW" ? words.tooLong : words.unreadable;
	const head = `HTTP/1.1 ${statuses[code] ?? "400 Bad Request"}\r\nConnection: close\r\nContent-Type: text/plain; charset=utf-8`;
	socket.end(`${head}\r\nContent-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
}

/** An answer is on its way already: a second one behind it would be read as part of it. */
function hasAnswered(socket: Duplex): boolean {
	const { _httpMessage: answer } = socket as { _httpMessage?: { headersSent: boolean } };
	return answer?.headersSent ?? false;
}
