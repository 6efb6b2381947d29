import type { z } from "zod";
import { takeExport } from "../authz/rates/take-export";
import { takeRead } from "../authz/rates/take-read";
import { findScope } from "../authz/request-scope";
import { requireAdmin } from "../authz/require-admin";
import type { Scope } from "../authz/scope";
import type { SessionUse } from "../authz/sessions/session-scope";
import { AppError } from "../errors";
import { requestLocale } from "../i18n/request-locale";
import { foreignOrigin } from "./foreign-origin";
import { guarded } from "./guarded";
import { problem } from "./problem";
import { readInput } from "./read-input";
import { isSameOrigin } from "./same-origin";
import { withoutBody } from "./without-body";
import { withoutSchool } from "./without-school";

type ScopeName = "person" | "admin" | "none";
type ScopeOf<Name extends ScopeName> = Name extends "none" ? null : Scope;

interface RouteOptions<Name extends ScopeName, Input extends z.ZodType> {
	/** person: anyone who is signed in; admin: the school's admin; none: everyone. */
	readonly scope: Name;
	/** A page asks it by itself, again and again: that does not keep a session alive. */
	readonly bySelf?: true;
	/** Its answer is a file to keep: so many an hour for one person. Who has had them is led to a page that says so. */
	readonly exports?: true;
	/** Over { params, query, body }: query as texts, body as JSON. What it does not name is not read. */
	readonly input: Input;
	/** Its answer is sent as JSON, a Response as it is, undefined as 204. */
	handler(asked: {
		readonly scope: ScopeOf<Name>;
		readonly input: z.output<Input>;
		readonly request: Request;
	}): Promise<unknown>;
}

interface RouteContext {
	readonly params: Promise<Record<string, string | string[] | undefined>>;
}

/**
 * An endpoint for our own screens: scope first, then the form of what was sent, then the handler. Errors are problem+json;
 * a fault of ours has no text and is logged under the request id that every answer carries.
 */
export function route<Name extends ScopeName, Input extends z.ZodType>(options: RouteOptions<Name, Input>) {
	return async (request: Request, context: RouteContext): Promise<Response> => {
		const whole = await guarded(request, () => answer(options, request, context));
		return request.method === "HEAD" ? withoutBody(whole) : whole;
	};
}

async function answer<Name extends ScopeName, Input extends z.ZodType>(
	options: RouteOptions<Name, Input>,
	request: Request,
	context: RouteContext,
): Promise<Response> {
	if (!isSameOrigin(request)) throw await foreignOrigin();
	const scope = await scopeFor(options.scope, options.bySelf ? "look" : "act");
	const read = await readInput(options.input, request, await context.params);
	if (!read.ok)
		return problem(new AppError("invalid"), { locale: requestLocale(request.headers), details: read.details });
	const data = await options.handler({ scope: scope as ScopeOf<Name>, input: read.input, request });
	// What was refused above counts for nobody.
	if (options.exports && scope && !(await takeExport(scope))) return tooManyFiles();
	if (data instanceof Response) return data;
	if (data === undefined) return new Response(null, { status: 204 });
	return Response.json(data, { headers: { "Cache-Control": "no-store" } });
}

function tooManyFiles(): Response {
	return new Response(null, { status: 303, headers: { Location: "/account?files=1", "Cache-Control": "no-store" } });
}

async function scopeFor(name: ScopeName, use: SessionUse): Promise<Scope | null> {
	if (name === "none") return null;
	const scope = await findScope(use);
	if (scope === null) throw await withoutSchool(use);
	if (takeRead(scope.userId) > 0) throw new AppError("too-many");
	if (name === "admin") requireAdmin(scope);
	return scope;
}
