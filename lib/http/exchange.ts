import { isOwnOrigin } from "../authz/browser-origins";
import { findConnectionScope } from "../authz/connection-scope";
import { type AuthenticatedClient, authenticateClient } from "../authz/oauth/clients";
import { NoTurn, takeClientTurn } from "../authz/rates/exchange-turns";
import type { ConnectionScope } from "../authz/scope";
import { now } from "../clock";
import { newId } from "../db/ids";
import { refusesValue } from "../db/refuses-value";
import { describeFault } from "../describe-fault";
import type { SchoolIdentifier } from "../domain/identifiers";
import { AppError } from "../errors";
import { deliver } from "../ingest/deliver";
import { readDelivery } from "../ingest/read-delivery";
import { log } from "../log";
import { retryAfterSeconds } from "../parse/parse-turns";
import { readRoster } from "../queries/roster/read-roster-file";
import { answerQuestion } from "../queries/statements/answer-question";
import { lastConsistentThrough } from "../queries/statements/consistent-through";
import type { Endpoint, ExchangeStandard, Read, Refusal, WireAnswer, WireRequest } from "../standards/contract";
import { findStandard } from "../standards/registry";
import { answerRoster } from "./answer-roster";
import { answerOptions, type BrowserPage, findBrowserPage, letPageRead, methodsOf } from "./browser-content";
import { noteRefusal } from "./note-refusal";
import { notFound } from "./problem";
import { readBody } from "./read-body";
import { sentQuery } from "./sent-query";

/**
 * The door for suppliers: one function for every standard. Who sends, what it may, the message, the school's connection,
 * then the pipeline; the standard itself words every answer.
 */
export async function exchange(request: Request, key: string, segments: readonly string[]): Promise<Response> {
	const requestId = newId();
	const standard = findStandard(key);
	const path = segments.join("/");
	const response = standard === null ? notFound() : await enter(standard, request, path, requestId);
	if (standard?.consistent?.path === path && !response.headers.has(standard.consistent.header))
		response.headers.set(standard.consistent.header, (await lastConsistentThrough()).toISOString());
	response.headers.set("X-Request-Id", requestId);
	response.headers.set("Cache-Control", "no-store");
	return response;
}

/** What is known of a request so far: what a refusal may be noted with. */
interface Visit {
	wire: WireRequest;
	client: AuthenticatedClient | null;
	bytes: number;
	/** Of content that runs in a browser. */
	readonly page: BrowserPage | null;
}

class Refused extends Error {
	readonly refusal: Refusal;
	constructor(refusal: Refusal) {
		super(refusal.code);
		this.refusal = refusal;
	}
}
const refuse = (code: Refusal["code"], detail?: string) =>
	new Refused({ code, details: detail === undefined ? [] : [{ code: detail, path: "" }] });

async function enter(standard: ExchangeStandard, request: Request, path: string, requestId: string): Promise<Response> {
	if (request.method === "OPTIONS") return answerOptions(standard, path, request.headers);
	const bytes = Number(request.headers.get("content-length") ?? 0);
	const page = findBrowserPage(standard, path, request.headers);
	const visit: Visit = { wire: toWire(request, path), client: null, bytes, page };
	const response = await answer(standard, request, visit, requestId);
	await letPageRead(response, standard, path, page);
	return response;
}

async function answer(
	standard: ExchangeStandard,
	request: Request,
	visit: Visit,
	requestId: string,
): Promise<Response> {
	try {
		const endpoint = findEndpoint(standard, visit.wire);
		return toResponse(await pass(standard, endpoint, request, visit), request.method);
	} catch (error) {
		const refusal = refusalOf(error, requestId, standard.key);
		await noteRefusal({ standard: standard.key, reason: refusal.code, requestId, ...visit });
		const refused = standard.refuse(refusal, visit.wire);
		const { method } = request;
		if (error instanceof NoTurn)
			return toResponse(withHeader(refused, "Retry-After", String(error.retryAfterSeconds)), method);
		return toResponse(refusal.code === "method" ? allowing(refused, standard, visit.wire.path) : refused, method);
	}
}

async function pass(standard: ExchangeStandard, endpoint: Endpoint, request: Request, visit: Visit) {
	if (visit.bytes > endpoint.maxBodyBytes) throw refuse("too-large");
	visit.client = await authenticate(standard, endpoint, request.headers);
	if (visit.client !== null) takeClientTurn(visit.client.clientId);
	const read = await readBody(request, endpoint.maxBodyBytes);
	if (!read.ok) {
		visit.bytes = read.bytes;
		throw refuse(read.code);
	}
	visit.bytes = read.body.byteLength;
	visit.wire = { ...visit.wire, body: read.body };
	return serve(standard, endpoint, visit);
}

async function serve(
	standard: ExchangeStandard,
	endpoint: Endpoint,
	{ wire, client, page }: Visit,
): Promise<WireAnswer> {
	const scopeFor = async (school: readonly SchoolIdentifier[] | null) =>
		asPage(page, await findScope(standard, endpoint, client, school));
	if (endpoint.kind === "deliver") {
		const message = understood(await readDelivery(endpoint, wire, () => scopeFor(null)));
		const delivered = await deliver(await scopeFor(message.school), message, wire);
		if ("refusal" in delivered) return standard.refuse(delivered.refusal, wire);
		return endpoint.answer(delivered.report, message, wire);
	}
	if (endpoint.kind === "ask") {
		const question = understood(endpoint.read(wire));
		if (question.name === "nothing") return endpoint.answer({ name: "nothing" }, wire);
		return endpoint.answer(await answerQuestion(await scopeFor(null), question), wire);
	}
	// Whose school it is comes first: its files wait for each other.
	const scope = await scopeFor(null);
	const message = understood(await readRosterInTurn(scope.schoolId, standard.key, wire.body));
	const named = message.school === null ? scope : await scopeFor(message.school);
	return endpoint.answer(await answerRoster(named, message, wire), wire);
}

/** @throws NoTurn when enough files of the school wait to be read */
async function readRosterInTurn(schoolId: string, standard: string, body: Uint8Array) {
	return readRoster(schoolId, { kind: "roster", standard }, body).catch((error: unknown) => {
		throw error instanceof AppError && error.code === "too-many" ? new NoTurn(retryAfterSeconds) : error;
	});
}

function findEndpoint(standard: ExchangeStandard, { method, path }: WireRequest): Endpoint {
	const here = standard.endpoints.filter((endpoint) => endpoint.path === path);
	const endpoint = here.find((one) => one.method === method) ?? (method === "HEAD" ? here.find(isGet) : undefined);
	if (endpoint) return endpoint;
	throw refuse(here.length > 0 ? "method" : "not-found");
}

/** HEAD is answered where GET is, by its status and headers (RFC 9110, 9.3.2). */
const isGet = ({ method }: Endpoint) => method === "GET";

/** The client, by a method that the standard allows and with a scope that the endpoint takes; null where it is open. */
async function authenticate(
	standard: ExchangeStandard,
	endpoint: Endpoint,
	headers: Headers,
): Promise<AuthenticatedClient | null> {
	if (endpoint.scopes.length === 0) return null;
	const client = await authenticateClient(headers);
	if (client === null || !standard.authentication.includes(client.method)) throw refuse("unauthorized");
	if (!endpoint.scopes.some((scope) => client.scopes.has(scope))) throw refuse("scope");
	return client;
}

async function findScope(
	standard: ExchangeStandard,
	endpoint: Endpoint,
	client: AuthenticatedClient | null,
	school: readonly SchoolIdentifier[] | null,
): Promise<ConnectionScope> {
	if (client === null) throw refuse("unauthorized");
	const found = await findConnectionScope(client, standard.key, school);
	if (!found.ok) throw refuse(found.code);
	if (!endpoint.scopes.some((scope) => client.scopes.has(scope) && found.scopes.has(scope))) throw refuse("scope");
	return found.scope;
}

/** Content in a browser acts for the connections of its own page only. */
async function asPage(page: BrowserPage | null, scope: ConnectionScope): Promise<ConnectionScope> {
	if (page === null) return scope;
	page.isOwn = await isOwnOrigin(scope, page.origin);
	if (!page.isOwn) throw refuse("origin", "origin-not-allowed");
	return scope;
}

function understood<T>(read: Read<T>): T {
	if (!read.ok) throw new Refused(read.refusal);
	return read.value;
}

/** A fault of ours says nothing of itself: the request id leads to the log. */
function refusalOf(error: unknown, requestId: string, standard: string): Refusal {
	if (error instanceof Refused) return error.refusal;
	if (error instanceof NoTurn) return { code: "rate", details: [] };
	if (refusesValue(error)) {
		log.warn(
			{ requestId, standard, ...describeFault(error) },
			"a reader let a value through that the database refuses",
		);
		return { code: "malformed", details: [] };
	}
	log.error({ requestId, standard, ...describeFault(error) }, "delivery failed");
	return { code: "unavailable", details: [] };
}

function toWire(request: Request, path: string): WireRequest {
	const { method, headers } = request;
	return { method, path, query: sentQuery(request), headers, body: new Uint8Array(), receivedAt: now() };
}

function toResponse({ status, headers, body }: WireAnswer, method: string): Response {
	return new Response(method === "HEAD" ? null : body, { status, headers });
}

function allowing(answer: WireAnswer, standard: ExchangeStandard, path: string): WireAnswer {
	return withHeader(answer, "Allow", methodsOf(standard, path).join(", "));
}

function withHeader(answer: WireAnswer, name: string, value: string): WireAnswer {
	return { ...answer, headers: { ...answer.headers, [name]: value } };
}
