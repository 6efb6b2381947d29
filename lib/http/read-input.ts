import type { z } from "zod";
import { AppError } from "../errors";
import { readJson } from "../standards/wire/read-json";
import type { ProblemDetail } from "./problem";
import { readBody } from "./read-body";

const maxBodyBytes = 1_000_000;

export type ReadInput<T> =
	| { readonly ok: true; readonly input: T }
	| { readonly ok: false; readonly details: readonly ProblemDetail[] };

/** Params, query and JSON body of a request by one schema. */
export async function readInput<Input extends z.ZodType>(
	schema: Input,
	request: Request,
	params: Record<string, string | string[] | undefined>,
): Promise<ReadInput<z.output<Input>>> {
	const query = Object.fromEntries(new URL(request.url).searchParams);
	const parsed = schema.safeParse({ params, query, body: await readJsonBody(request) });
	if (parsed.success) return { ok: true, input: parsed.data };
	const details = parsed.error.issues
		.slice(0, 20)
		.map((issue) => ({ pointer: issue.path.map((key) => `/${String(key)}`).join(""), detail: issue.code }));
	return { ok: false, details };
}

async function readJsonBody(request: Request): Promise<unknown> {
	if (request.method === "GET" || request.method === "HEAD") return undefined;
	const read = await readBody(request, maxBodyBytes);
	if (!read.ok) throw new AppError(read.code === "too-large" ? "too-large" : "invalid");
	if (read.body.byteLength === 0) return undefined;
	const json = readJson(read.body, maxBodyBytes);
	if (!json.ok) throw new AppError(json.refusal.code === "too-large" ? "too-large" : "invalid");
	return json.value;
}
