import { IncomingMessage, type RequestListener } from "node:http";
import { bodyLimit, readsItself } from "./body-limit";
import { type RequestRefusal, refuseRequest, waitsToBeAsked } from "./refuse-request";

/** Bodies without a length that are being gathered: all together, and those of one address. */
const mostGathered = 32_000_000;
const mostGatheredOfAddress = 4_000_000;
/** Whoever sends nothing for so long is not waited for. */
const longestSilenceMs = 10_000;
const gathered = new Map<string, number>();

/**
 * Lets no body through that is larger than its path takes: a declared excess is answered before the body is read on. A
 * body that names no length is gathered up to the limit first, and goes on with a length; but for routes that read
 * in bounds themselves once they know who sends.
 */
export function withBoundedBody(listener: RequestListener): RequestListener {
	return (request, response) => {
		const path = request.url?.split("?")[0] ?? "";
		const most = bodyLimit(request.method, path);
		const refuse = (refusal: RequestRefusal) => refuseRequest(request, response, refusal);
		if (Number(request.headers["content-length"] ?? 0) > most) return refuse(tooLarge(most));
		const isGathered = request.headers["transfer-encoding"] !== undefined && !readsItself(path);
		if (waitsToBeAsked(request)) response.writeContinue();
		if (!isGathered) return listener(request, response);
		gather(request, most, (body) => {
			if (Buffer.isBuffer(body)) listener(withLength(request, body), response);
			else refuse(body);
		});
	};
}

export function tooLarge(most: number): RequestRefusal {
	return { status: 413, fault: "too-large", values: { most: sizeOf(most) } };
}

function sizeOf(bytes: number): string {
	return bytes < 1_000_000 ? `${bytes / 1_000} kB` : `${bytes / 1_000_000} MB`;
}

const busy: RequestRefusal = { status: 503, fault: "busy", values: { seconds: 5 }, headers: { "Retry-After": "5" } };

function gather(request: IncomingMessage, most: number, done: (body: Buffer | RequestRefusal) => void): void {
	const address = String(request.headers["x-forwarded-for"]);
	const parts: Buffer[] = [];
	let bytes = 0;
	const end = (result: Buffer | RequestRefusal) => {
		clearTimeout(silence);
		charge(address, -bytes);
		request.off("data", take).off("end", whole).off("close", cut);
		done(result);
	};
	const take = (part: Buffer) => {
		silence.refresh();
		bytes += part.length;
		parts.push(part);
		const { ofAddress, ofAll } = charge(address, part.length);
		if (bytes > most) end(tooLarge(most));
		else if (ofAddress > mostGatheredOfAddress || ofAll > mostGathered) end(busy);
	};
	const whole = () => end(Buffer.concat(parts));
	const cut = () => end({ status: 400, fault: "cut" });
	const silence = setTimeout(() => end({ status: 408, fault: "cut" }), longestSilenceMs);
	request.on("data", take).once("end", whole).once("close", cut);
}

/** Counts bytes that are held for an address. */
function charge(address: string, bytes: number): { readonly ofAddress: number; readonly ofAll: number } {
	const ofAddress = (gathered.get(address) ?? 0) + bytes;
	if (ofAddress > 0) gathered.set(address, ofAddress);
	else gathered.delete(address);
	let ofAll = 0;
	for (const held of gathered.values()) ofAll += held;
	return { ofAddress, ofAll };
}

/** The same request with its body at hand, as Node would have made it of one that named its length. */
function withLength(request: IncomingMessage, body: Buffer): IncomingMessage {
	const again = new IncomingMessage(request.socket);
	const { "transfer-encoding": _chunked, ...headers } = request.headers;
	const { method, url, httpVersion, httpVersionMajor, httpVersionMinor } = request;
	const length = { "content-length": String(body.length) };
	const rawHeaders = request.rawHeaders.flatMap((name, index, all) =>
		index % 2 === 1 || name.toLowerCase() === "transfer-encoding" ? [] : [name, all[index + 1] ?? ""],
	);
	Object.assign(again, { method, url, httpVersion, httpVersionMajor, httpVersionMinor, complete: true });
	again.headers = { ...headers, ...length };
	again.rawHeaders = [...rawHeaders, "Content-Length", length["content-length"]];
	again.push(body);
	again.push(null);
	return again;
}
