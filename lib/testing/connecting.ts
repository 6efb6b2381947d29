import type { Scope } from "../authz/scope";
import { findSessionScope } from "../authz/sessions/session-scope";
import { approveConnection } from "../commands/connections/approve-connection";
import { askConnection } from "../commands/connections/ask-connection";
import type { AskConnectionInput } from "../commands/connections/connection-input";
import { inSchool } from "../db/in-school";
import type { SchoolId } from "../domain/ids";
import { beginSessionOf, createAccount, createRole } from "./factories";

/** Somebody who is signed in at a school, with a session in the database. */
export async function signedIn(
	schoolId: SchoolId,
	role: "admin" | "staff" = "admin",
	name = "Ans de Wit",
): Promise<Scope> {
	const { userId } = await createAccount({ name });
	await createRole(schoolId, userId, { role });
	const scope = await findSessionScope(await beginSessionOf(userId));
	if (!scope) throw new Error("no scope");
	return scope;
}

/** What a school is asked for, good unless changed. */
export function askFor(over: Partial<AskConnectionInput> = {}): AskConnectionInput {
	return {
		supplier: { name: "Oefenhaven" },
		standard: "xapi",
		terms: {
			fields: ["duration"],
			scopes: ["xapi.statements.write"],
			purpose: "De groep volgen bij het oefenen van rekenen.",
			agreement: { version: "4.0", signedOn: "2026-09-01", fileId: null },
			subProcessors: [],
			retentionDays: 365,
		},
		credentials: { authMethod: "client_secret_basic" },
		...over,
	};
}

/** A connection from nothing: asked and approved by the same admin. */
export async function connect(scope: Scope, over: Partial<AskConnectionInput> = {}) {
	const { connectionId } = await askConnection(scope, askFor(over));
	const requestId = await requestOf(scope, connectionId);
	return { connectionId, requestId, ...(await approveConnection(scope, { connectionId, requestId })) };
}

export function requestOf(scope: Scope, connectionId: string): Promise<string> {
	return inSchool(scope, async (tx) => (await tx.connectionRequest.findFirstOrThrow({ where: { connectionId } })).id);
}
