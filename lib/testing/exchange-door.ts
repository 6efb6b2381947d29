import { randomUUID } from "node:crypto";
import { beforeAll, expect } from "vitest";
import { issueAccessToken } from "../authz/oauth/access-tokens";
import { inSchool } from "../db/in-school";
import { createConnection, createPupil, createSchool, type TestSchool } from "./factories";

const xapiScopes = ["xapi.statements.write", "xapi.statements.read"];
export const eckId = `https://ketenid.nl/201703/${"cd34".repeat(32)}`;

type Handler = (
	request: Request,
	context: { params: Promise<{ standard: string; path: string[] }> },
) => Promise<Response>;
type Door = Readonly<Record<"DELETE" | "GET" | "HEAD" | "OPTIONS" | "PATCH" | "POST" | "PUT", Handler>>;

export interface Sent {
	readonly method?: keyof Door;
	readonly path: string;
	readonly token?: string | null;
	readonly body?: string | Uint8Array | ReadableStream | object;
	readonly headers?: Record<string, string>;
}

/** A request as it comes in by HTTP, to the one route of all standards. */
export const senderTo =
	(door: Door) =>
	async ({ method = "POST", path, token = null, body, headers = {} }: Sent): Promise<Response> => {
		const [standard = "", ...rest] = path.replace(/\?.*/, "").split("/");
		const plain = typeof body === "string" || body instanceof Uint8Array || body instanceof ReadableStream;
		const request = new Request(`http://localhost:3000/api/exchange/${path}`, {
			method,
			headers: {
				"content-type": "application/json",
				...(token === null ? {} : { authorization: `Bearer ${token}` }),
				...(standard === "xapi" ? { "x-experience-api-version": "1.0.3" } : {}),
				...headers,
			},
			...(body === undefined ? {} : { body: (plain ? body : JSON.stringify(body)) as BodyInit, duplex: "half" }),
		});
		return door[method](request, { params: Promise.resolve({ standard, path: rest }) });
	};

/** A school with one pupil that both kinds of message know, and what its clients may do; made before the tests of a file. */
export function schoolAtTheDoor() {
	let school: TestSchool;
	beforeAll(async () => {
		school = await createSchool();
		await createPupil(school.schoolId, { identifiers: [{ type: "eck-id", value: eckId }] });
	});

	/** A client with a connection at the school, as the bearer of a token. */
	async function newClient(over: NonNullable<Parameters<typeof createConnection>[1]>, tokenScopes = over.scopes ?? []) {
		const { clientId } = await createConnection(school.schoolId, over);
		return issueAccessToken({ clientId, scopes: tokenScopes });
	}

	const facts = () =>
		inSchool(school, async (tx) => ({
			deliveries: await tx.delivery.count(),
			entries: await tx.sittingEntry.count(),
			attempts: await tx.attempt.count(),
			statements: await tx.xapiStatement.count(),
		}));

	return {
		of: () => school,
		newClient,
		newXapiClient: () => newClient({ standard: "xapi", scopes: xapiScopes }),
		facts,
		async keepsNothing(refused: () => Promise<Response>): Promise<Response> {
			const before = await facts();
			const answer = await refused();
			expect(await facts()).toEqual(before);
			expect(answer.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
			return answer;
		},
	};
}

/** A statement of practice, good unless changed. */
export function answered(over: object = {}) {
	return {
		id: randomUUID(),
		actor: { account: { homePage: "https://ketenid.nl/201703/", name: eckId } },
		verb: { id: "http://adlnet.gov/expapi/verbs/answered" },
		object: { id: "https://oefen.example/opgave/1" },
		result: { success: true },
		timestamp: "2025-11-20T09:00:00Z",
		...over,
	};
}
