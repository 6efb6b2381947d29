import { promisify } from "node:util";
import { inflateRaw } from "node:zlib";
import type { ConnectionSettings, DeliverEndpoint, DeliveryMessage, WireRequest } from "../standards/contract";
import { findStandard } from "../standards/registry";
import { readRequestLine } from "./request-line";

/** A delivery as it is kept, with the settings of its connection as they are now. */
export interface KeptDelivery {
	readonly standard: string;
	readonly version: string;
	readonly received: number;
	readonly receivedAt: Date;
	/** Deflated. */
	readonly body: Uint8Array<ArrayBuffer>;
	readonly mediaType: string | null;
	/** Null: kept before request lines were. */
	readonly requestLine: string | null;
	readonly settings: ConnectionSettings;
}

const inflate = promisify(inflateRaw);

/**
 * Reads a kept body as it was read when it came, with the time of then: ids and bounds hang on it.
 * @returns null when it cannot be read any more, for instance because the standard is not spoken any longer
 */
export async function readKept(kept: KeptDelivery): Promise<DeliveryMessage | null> {
	const standard = findStandard(kept.standard);
	if (standard === null) return null;
	const headers = new Headers();
	if (kept.mediaType !== null) headers.set("content-type", kept.mediaType);
	if (standard.versionHeader) headers.set(standard.versionHeader, kept.version);
	const body = new Uint8Array(await inflate(kept.body));
	const endpoints = standard.endpoints.filter((endpoint) => endpoint.kind === "deliver");
	for (const [endpoint, line] of waysIn(endpoints, kept.requestLine)) {
		const request: WireRequest = { ...line, headers, body, receivedAt: kept.receivedAt };
		// What was let in once stays readable, whatever the connection lets in now.
		const read = endpoint.read(request, new Set(standard.reading?.deviations));
		if (read.ok && read.value.translate(kept.settings).length === kept.received) return read.value;
	}
	return null;
}

type Line = Pick<WireRequest, "method" | "path" | "query">;

/** By its own way, where that is known; else by each that takes a POST, until one understands it. */
function waysIn(endpoints: readonly DeliverEndpoint[], requestLine: string | null): [DeliverEndpoint, Line][] {
	const own = requestLine === null ? null : readRequestLine(requestLine);
	return endpoints
		.filter(({ method, path }) => (own === null ? method === "POST" : method === own.method && path === own.path))
		.map((endpoint) => [
			endpoint,
			own ?? { method: endpoint.method, path: endpoint.path, query: new URLSearchParams() },
		]);
}
