import { z } from "zod";
import { requireAdmin } from "../../authz/require-admin";
import type { JobScope, Scope } from "../../authz/scope";
import { now } from "../../clock";
import { newId } from "../../db/ids";
import { inSchool } from "../../db/in-school";
import { personIdentifierTypes } from "../../domain/identifiers";
import type { ConnectionId } from "../../domain/ids";
import { AppError } from "../../errors";
import { findStandard, scopesOf } from "../../standards/registry";
import { recordAudit } from "../record-audit";
import { clientCredentialsShape } from "./client-credentials";
import { findOrAddClient } from "./find-or-add-client";
import { newClientSecret } from "./new-client-secret";

const inputSchema = z.object({
	supplier: z.object({
		key: z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/),
		name: z.string().trim().min(1).max(200),
	}),
	standard: z.string(),
	/** Default: all scopes of the standard. */
	scopes: z.array(z.string()).min(1).optional(),
	...clientCredentialsShape,
	adaptive: z.enum(["yes", "no", "unknown"]).default("unknown"),
	actorHomePages: z.record(z.string().min(1), z.enum(personIdentifierTypes)).default({}),
	mboxAllowed: z.boolean().default(false),
	lateAfterSchoolDays: z.int().positive().nullable().default(null),
});
export type AddConnectionInput = z.input<typeof inputSchema>;

export interface AddedConnection {
	readonly connectionId: ConnectionId;
	readonly clientId: string;
	/** Shown once, never stored. Null: a client that was there already (its secret stands), or private_key_jwt. */
	readonly clientSecret: string | null;
	readonly scopes: readonly string[];
}

/**
 * Connects a supplier with the school by a standard; active at once. Given at the machine, a standard with one client for
 * all schools gets or reuses the supplier's client; an admin's connection always has a client of its own, so that a
 * secret one school holds never opens another school.
 * @throws AppError invalid; conflict when the supplier's client signs in in another way.
 */
export async function addConnection(scope: Scope | JobScope, input: AddConnectionInput): Promise<AddedConnection> {
	requireAdmin(scope);
	const parsed = inputSchema.safeParse(input);
	const standard = parsed.success ? findStandard(parsed.data.standard) : null;
	// One that we ask is set up where it is asked from (save-pull): there is no client of theirs.
	if (!parsed.success || standard === null || standard.pull) throw new AppError("invalid");
	const { supplier, scopes: asked, authMethod, jwks, jwksUri, ...settings } = parsed.data;
	const known = scopesOf(standard);
	const scopes = [...new Set(asked ?? known)].sort();
	if (scopes.some((name) => !known.has(name))) throw new AppError("invalid");
	const shared = standard.credentials === "client" && scope.kind === "job";
	// Who may connect at the machine has agreed with the supplier on all that the standard brings.
	const fields = [...standard.asks.optional];
	const fresh = await newClientSecret();
	return inSchool(scope, async (tx) => {
		const client = await findOrAddClient(tx, { supplier, shared, scopes, authMethod, jwks, jwksUri, fresh });
		const { schoolId } = scope;
		const connectionId = newId<ConnectionId>();
		const whose = { supplierId: client.supplierId, oauthClientId: client.id };
		await tx.connection.create({
			data: { schoolId, id: connectionId, ...whose, ...settings, scopes, fields, state: "active", activatedAt: now() },
		});
		await recordAudit(tx, scope, "connection.add", { connectionId, client: client.id, standard: settings.standard });
		return { connectionId, clientId: client.clientId, clientSecret: client.clientSecret, scopes };
	});
}
