import { request as httpRequest, type IncomingHttpHeaders } from "node:http";
import { sendRaw } from "../lib/testing/raw-http";
import { baseUrl } from "./visitor";

export interface Sent {
	readonly method?: string;
	readonly path: string;
	readonly headers?: Readonly<Record<string, string | readonly string[]>>;
	readonly body?: string | Buffer;
}
export interface Got {
	readonly method: string;
	readonly status: number;
	readonly headers: IncomingHttpHeaders;
	readonly text: string;
}

const port = () => Number(new URL(baseUrl()).port);

/** A request as it is said, without the cleaning that a browser or fetch does first. */
export function send({ method = "GET", path, headers = {}, body }: Sent): Promise<Got> {
	return new Promise((resolve, reject) => {
		const host = new URL(baseUrl()).host;
		const options = { host: "127.0.0.1", port: port(), method, path, headers: { host, ...headers }, agent: false };
		const sent = httpRequest(options as never, (answer) => {
			let text = "";
			answer.setEncoding("utf8").on("data", (part: string) => {
				text += part;
			});
			answer.on("end", () => resolve({ method, status: answer.statusCode ?? 0, headers: answer.headers, text }));
		});
		sent.once("error", reject);
		sent.end(body);
	});
}

/** The same with lines that no client writes: two hosts, a body that breaks off. */
export async function sendLines(lines: readonly string[], body = "", end = false): Promise<Got> {
	const got = await sendRaw(port(), [`${[...lines, "Connection: close"].join("\r\n")}\r\n\r\n${body}`], { end });
	const [, type = ""] = /^content-type: *(.*)$/im.exec(got.head) ?? [];
	return { method: "GET", status: got.status, headers: { "content-type": type }, text: got.body };
}

/** What is wrong with an answer to something that cannot be answered well; null: it is a refusal in words, or no refusal. */
export function faultOf({ method, status, headers, text }: Got): string | null {
	if (status === 0 || status >= 500) return `answers ${status}`;
	if (
		/prisma|econn|typeerror|is not a function|cannot read|unexpected token|invalid byte/i.test(text + headers.location)
	)
		return `${status} tells an inner error`;
	if (status < 400 || method === "HEAD") return null;
	const type = headers["content-type"] ?? "";
	if (type.includes("json")) {
		const body = JSON.parse(text) as { detail?: string };
		return typeof body.detail === "string" && body.detail.length > 10 ? null : `${status} without a sentence`;
	}
	return text.replace(/<[^>]*>/g, "").trim().length > 10 ? null : `${status} without a sentence`;
}

const boundary = "----hostile";
type Fields = readonly (readonly [string, string | Buffer])[];

export function multipart(fields: Fields, { closed = true } = {}): { headers: Record<string, string>; body: Buffer } {
	const parts = fields.flatMap(([name, value]) => [
		Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n`),
		Buffer.from(value),
		Buffer.from("\r\n"),
	]);
	const body = Buffer.concat([...parts, Buffer.from(closed ? `--${boundary}--\r\n` : `--${boundary}\r\nContent-Dis`)]);
	return { headers: { "content-type": `multipart/form-data; boundary=${boundary}` }, body };
}
