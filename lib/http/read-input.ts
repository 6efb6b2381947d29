import type { z } from "zod";
import { bodyLimits } from "../domain/body-limits";
import { findUnstorableText } from "../domain/storable-text";
import { AppError } from "../errors";
import { toPointer } from "../standards/wire/pointer";
import { readJson } from "../standards/wire/read-json";
import type { ProblemDetail } from "./problem";
import { readBody } from "./read-body";

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
	const sent = { params, query, body: await readJsonBody(request) };
	const unstorable = findUnstorableText(sent);
	if (unstorable !== null)
		return { ok: false, details: [{ pointer: toPointer(unstorable), detail: "unstorable_text" }] };
	const parsed = schema.safeParse(sent);
	if (parsed.success) return { ok: true, input: parsed.data };
	const details = parsed.error.issues
		.slice(0, 20)
		.map((issue) => ({ pointer: toPointer(issue.path), detail: issue.code }));
	return { ok: false, details };
}

async function readJsonBody(request: Request): Promise<unknown> {
	if (request.method === "GET" || request.method === "HEAD") return undefined;
	const read = await readBody(request, bodyLimits.screen);
	if (!read.ok) throw new AppError(read.code === "too-large" ? "too-large" : "invalid");
	if (read.body.byteLength === 0) return undefined;
	const json = readJson(read.body, bodyLimits.screen);
	if (!json.ok) throw new AppError(json.refusal.code === "too-large" ? "too-large" : "invalid");
	return json.value;
}
