import { bodyLimits } from "../../domain/body-limits";
import { AppError } from "../../errors";
import { readBody } from "../read-body";

/**
 * The fields of a form or of JSON; their values are still anything. Never more of the body than that is read.
 * @throws AppError too-large; media-type; invalid
 */
export async function readSignInFields(request: Request): Promise<Readonly<Record<string, unknown>>> {
	const [type = ""] = (request.headers.get("content-type") ?? "").split(";");
	const parse = parsers[type.trim().toLowerCase()];
	if (parse === undefined) throw new AppError("media-type");
	const read = await readBody(request, bodyLimits.signIn);
	if (!read.ok) throw new AppError(read.code === "malformed" ? "invalid" : read.code);
	return parse(textOf(read.body));
}

const parsers: Readonly<Record<string, (text: string) => Record<string, unknown>>> = {
	"application/x-www-form-urlencoded": readForm,
	"application/json": readJson,
};

function textOf(body: Uint8Array): string {
	try {
		return new TextDecoder("utf-8", { fatal: true }).decode(body);
	} catch {
		throw new AppError("invalid");
	}
}

function readForm(text: string): Record<string, unknown> {
	const fields = [...new URLSearchParams(text)];
	// Which of two would count is a guess.
	if (new Set(fields.map(([name]) => name)).size !== fields.length) throw new AppError("invalid");
	return Object.fromEntries(fields);
}

function readJson(text: string): Record<string, unknown> {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		throw new AppError("invalid");
	}
	if (typeof value !== "object" || value === null || Array.isArray(value)) throw new AppError("invalid");
	return value as Record<string, unknown>;
}
