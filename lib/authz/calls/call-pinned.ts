import { lookup } from "node:dns/promises";
import http from "node:http";
import https from "node:https";
import { isIP } from "node:net";
import { env } from "../../env";
import { isCallableAddress } from "./public-address";

export interface CallCaps {
	readonly maxBytes: number;
	readonly timeoutMs: number;
}
interface Call {
	readonly method: "GET" | "POST" | "PUT";
	readonly headers: Readonly<Record<string, string>>;
	readonly body?: string;
}
export interface Called {
	readonly status: number;
	readonly headers: Headers;
	readonly body: Buffer;
}

const words = {
	address: "not an address",
	"not-public": "address is not public",
	"not-https": "not https",
	"unknown-name": "name is unknown",
	timeout: "timeout",
	failed: "failed or timed out",
	"too-large": "answer is too large",
	"broken-off": "broken off",
} as const;

/** Why there is no answer: a code and words, never content of an answer. */
export class OutgoingFault extends Error {
	readonly reason: keyof typeof words;

	constructor(reason: keyof typeof words) {
		super(`outgoing call: ${words[reason]}`);
		this.name = "OutgoingFault";
		this.reason = reason;
	}
}

/**
 * Calls an address that somebody else chose. Https only, public addresses only (this machine too, also by http, where
 * ALLOW_LOOPBACK_CALLS is yes), the name resolved once and the connection pinned to that answer, no redirects, capped
 * in bytes and time.
 * @throws OutgoingFault when there is no whole answer
 */
export async function callPinned(address: string, call: Call, caps: CallCaps): Promise<Called> {
	const url = URL.canParse(address) ? new URL(address) : null;
	if (url === null || url.username !== "" || url.password !== "") throw new OutgoingFault("address");
	const host = url.hostname.replace(/^\[|\]$/g, "");
	const allowLoopback = env().ALLOW_LOOPBACK_CALLS === "yes";
	const resolved = await resolve(host, caps.timeoutMs);
	if (!resolved.every((entry) => isCallableAddress(entry.address, allowLoopback)))
		throw new OutgoingFault("not-public");
	const [pinned] = resolved;
	if (!pinned) throw new OutgoingFault("unknown-name");
	const onThisMachine = allowLoopback && !isCallableAddress(pinned.address, false);
	if (url.protocol !== "https:" && !(url.protocol === "http:" && onThisMachine)) throw new OutgoingFault("not-https");
	return send(url, pinned, call, caps);
}

interface Resolved {
	readonly address: string;
	readonly family: number;
}

async function resolve(host: string, timeoutMs: number): Promise<Resolved[]> {
	const family = isIP(host);
	if (family !== 0) return [{ address: host, family }];
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new OutgoingFault("timeout")), timeoutMs);
	});
	try {
		return await Promise.race([lookup(host, { all: true }), late]);
	} catch {
		throw new OutgoingFault("unknown-name");
	} finally {
		clearTimeout(timer);
	}
}

function send(url: URL, pinned: Resolved, { method, headers, body }: Call, caps: CallCaps): Promise<Called> {
	const client = url.protocol === "https:" ? https : http;
	return new Promise((done, fail) => {
		const request = client.request(url, {
			...{ method, agent: false },
			headers: { accept: "application/json", ...headers, connection: "close" },
			signal: AbortSignal.timeout(caps.timeoutMs),
			lookup: (_host, options, callback) =>
				options.all ? callback(null, [pinned]) : callback(null, pinned.address, pinned.family),
		});
		request.on("error", () => fail(new OutgoingFault("failed")));
		request.on("response", (response) => {
			const parts: Buffer[] = [];
			let bytes = 0;
			response.on("data", (part: Buffer) => {
				bytes += part.length;
				parts.push(part);
				if (bytes > caps.maxBytes) {
					fail(new OutgoingFault("too-large"));
					request.destroy();
				}
			});
			// An answer that is shorter than it said ends here too.
			response.on("error", () => fail(new OutgoingFault("broken-off")));
			response.on("end", () =>
				done({
					status: response.statusCode ?? 0,
					headers: headersOf(response.rawHeaders),
					body: Buffer.concat(parts),
				}),
			);
		});
		request.end(body);
	});
}

function headersOf(raw: readonly string[]): Headers {
	const headers = new Headers();
	for (let at = 0; at + 1 < raw.length; at += 2) headers.append(raw[at] ?? "", raw[at + 1] ?? "");
	return headers;
}
