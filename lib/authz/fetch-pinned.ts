import { lookup } from "node:dns/promises";
import http from "node:http";
import https from "node:https";
import { isIP } from "node:net";
import { env } from "../env";
import { isCallableAddress } from "./public-address";

export interface FetchCaps {
	readonly maxBytes: number;
	readonly timeoutMs: number;
}

/**
 * GET of an address that somebody else chose. Https only, public addresses only (this machine too, also by http, where
 * ALLOW_LOOPBACK_CALLS is yes), the name resolved once and the connection pinned to that answer, no redirects, capped
 * in bytes and time.
 * @throws Error with a code in words, never with content of the answer.
 */
export async function fetchPinned(address: string, caps: FetchCaps): Promise<Buffer> {
	const url = URL.canParse(address) ? new URL(address) : null;
	if (url === null || url.username !== "" || url.password !== "") throw new Error("outgoing call: not an address");
	const host = url.hostname.replace(/^\[|\]$/g, "");
	const allowLoopback = env().ALLOW_LOOPBACK_CALLS === "yes";
	const resolved = await resolve(host, caps.timeoutMs);
	if (!resolved.every((entry) => isCallableAddress(entry.address, allowLoopback)))
		throw new Error("outgoing call: address is not public");
	const [pinned] = resolved;
	if (!pinned) throw new Error("outgoing call: name is unknown");
	const onThisMachine = allowLoopback && !isCallableAddress(pinned.address, false);
	if (url.protocol !== "https:" && !(url.protocol === "http:" && onThisMachine))
		throw new Error("outgoing call: not https");
	return get(url, pinned, caps);
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
		timer = setTimeout(() => reject(new Error("outgoing call: timeout")), timeoutMs);
	});
	try {
		return await Promise.race([lookup(host, { all: true }), late]);
	} catch {
		throw new Error("outgoing call: name is unknown");
	} finally {
		clearTimeout(timer);
	}
}

function get(url: URL, pinned: Resolved, caps: FetchCaps): Promise<Buffer> {
	const client = url.protocol === "https:" ? https : http;
	return new Promise((done, fail) => {
		const request = client.get(url, {
			agent: false,
			headers: { accept: "application/json", connection: "close" },
			signal: AbortSignal.timeout(caps.timeoutMs),
			lookup: (_host, options, callback) =>
				options.all ? callback(null, [pinned]) : callback(null, pinned.address, pinned.family),
		});
		request.on("error", () => fail(new Error("outgoing call: failed or timed out")));
		request.on("response", (response) => {
			const parts: Buffer[] = [];
			let bytes = 0;
			if (response.statusCode !== 200) {
				request.destroy();
				fail(new Error("outgoing call: answer is not 200"));
				return;
			}
			response.on("data", (part: Buffer) => {
				bytes += part.length;
				parts.push(part);
				if (bytes > caps.maxBytes) {
					fail(new Error("outgoing call: answer is too large"));
					request.destroy();
				}
			});
			response.on("error", () => fail(new Error("outgoing call: broken off")));
			response.on("end", () => done(Buffer.concat(parts)));
		});
	});
}
