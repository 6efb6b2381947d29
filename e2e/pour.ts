import { request as httpRequest } from "node:http";
import { gzipSync } from "node:zlib";
import { baseUrl } from "./visitor";

/** What a large body is made of. */
export const substances = {
	zeros: { part: "\u0000".repeat(1_000), type: "application/json" },
	commas: { part: ",".repeat(1_000), type: "text/csv" },
	brackets: { part: "[],".repeat(333), type: "application/json" },
	quotes: { part: '"'.repeat(1_000), type: "application/json" },
	fields: { part: "a=1&".repeat(250), type: "application/x-www-form-urlencoded" },
	elements: { part: "<groep/>".repeat(125), type: "application/xml" },
} as const;
export type Substance = keyof typeof substances;

export interface Pour {
	readonly path: string;
	readonly of: Substance;
	readonly megabytes: number;
	/** plain: with its length; chunked: without; gzip: packed, of this size when it is unpacked. */
	readonly as: "plain" | "chunked" | "gzip";
	readonly headers: Readonly<Record<string, string>>;
}

/** Sends a large body until it is whole or answered; the status of the answer, 0: none came. */
export function pour({ path, of, megabytes, as, headers }: Pour): Promise<number> {
	const { part, type } = substances[of];
	const block = Buffer.from(part.repeat(Math.floor(1_000_000 / part.length)));
	const { host, port } = new URL(baseUrl());
	const whole = as === "gzip" ? gzipSync(Buffer.concat(Array.from({ length: megabytes }, () => block))) : null;
	const length = whole?.length ?? block.length * megabytes;
	const sized = as === "chunked" ? {} : { "content-length": String(length) };
	const packed = whole === null ? {} : { "content-encoding": "gzip" };
	const all = { host, "sec-fetch-site": "same-origin", "content-type": type, ...sized, ...packed, ...headers };
	return new Promise((resolve) => {
		const sent = httpRequest({ host: "127.0.0.1", port, method: "POST", path, headers: all, agent: false });
		let answered = false;
		sent.once("response", (answer) => {
			answered = true;
			answer.resume().once("close", () => {
				resolve(answer.statusCode ?? 0);
				sent.destroy();
			});
		});
		sent.once("error", () => answered || resolve(0));
		const more = (left: number): void => {
			if (answered || left === 0) sent.end();
			else if (sent.write(block)) more(left - 1);
			else sent.once("drain", () => more(left - 1));
		};
		if (whole === null) more(megabytes);
		else sent.end(whole);
	});
}
