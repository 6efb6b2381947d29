import { z } from "zod";
import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import { type ConnectionTerms, connectionTermsSchema } from "../../domain/connection-terms";
import type { ConnectionId } from "../../domain/ids";
import { env } from "../../env";
import { findStandard } from "../../standards/registry";
import { type ConsentRow, consentRow } from "./consent-row";

export type AuthMethod = "client_secret_basic" | "client_secret_post" | "private_key_jwt";

export interface ConnectionDetails {
	readonly connectionId: ConnectionId;
	readonly supplier: string;
	readonly standard: string;
	/** What waits for approval. */
	readonly request: ConnectionRequestDetails | null;
	/** The latest first, at most 50; the first one is in force. None: connected at the machine, without a consent. */
	readonly consents: readonly ConsentRow[];
	/** What is in force, whoever put it there. */
	readonly fields: readonly string[];
	readonly scopes: readonly string[];
	readonly retentionDays: number | null;
	readonly client: ClientDetails | null;
	/** Where the supplier's system asks for a token and where it delivers. */
	readonly addresses: { readonly token: string; readonly deliver: readonly string[] };
	readonly erasedAt: Date | null;
	/** Of pages whose content may send from a browser; null: of this standard none does. */
	readonly browserOrigins: readonly string[] | null;
}
export interface ConnectionRequestDetails {
	readonly requestId: string;
	readonly terms: ConnectionTerms;
	/** Of a new connection. */
	readonly credentials: { readonly authMethod: AuthMethod; readonly jwksUri: string | null } | null;
	readonly askedBy: string;
	readonly askedAt: Date;
}
export interface ClientDetails {
	readonly clientId: string;
	readonly authMethod: string;
	readonly jwksUri: string | null;
	/** False: the supplier's one client for all its schools, which no single school can change. */
	readonly ownClient: boolean;
	/** Of the secret that the page tells of: who replaces it says which one they saw. */
	readonly secretVersion: number;
}

/**
 * What was asked and approved for a connection, and how its supplier signs in; null for one of another school, as for
 * one that is not there.
 * @throws AppError not-allowed unless admin
 */
export async function findConnection(scope: Scope, connectionId: ConnectionId): Promise<ConnectionDetails | null> {
	requireAdmin(scope);
	const { schoolId } = scope;
	return inSchoolAsAdmin(scope, async (tx) => {
		const connection = await tx.connection.findFirst({
			where: { schoolId, id: connectionId },
			include: { request: true, consents: { orderBy: { number: "desc" }, take: 50 } },
		});
		if (connection === null) return null;
		const supplier = await tx.supplier.findUniqueOrThrow({ where: { id: connection.supplierId } });
		const { standard, fields, scopes, retentionDays, erasedAt, request } = connection;
		return {
			...{ connectionId, supplier: supplier.name, standard, fields, scopes, retentionDays, erasedAt },
			request: request && (await describeRequest(tx, request)),
			consents: connection.consents.map(consentRow),
			client: await findClient(tx, connection.oauthClientId, supplier.key),
			addresses: addressesOf(standard),
			browserOrigins: isForBrowsers(standard) ? connection.browserOrigins : null,
		};
	});
}

const credentialsSchema = z.object({
	authMethod: z.enum(["client_secret_basic", "client_secret_post", "private_key_jwt"]),
	jwksUri: z.string().nullable(),
});

async function describeRequest(
	tx: SchoolTransaction,
	row: { id: string; terms: unknown; credentials: unknown; askedBy: string; askedAt: Date },
): Promise<ConnectionRequestDetails> {
	const asker = await tx.userAccount.findFirst({ where: { id: row.askedBy }, select: { name: true } });
	return {
		requestId: row.id,
		terms: connectionTermsSchema.parse(row.terms),
		credentials: row.credentials === null ? null : credentialsSchema.parse(row.credentials),
		askedBy: asker?.name ?? "",
		askedAt: row.askedAt,
	};
}

async function findClient(
	tx: SchoolTransaction,
	id: string | null,
	supplierKey: string,
): Promise<ClientDetails | null> {
	if (id === null) return null;
	const client = await tx.oAuthClient.findUniqueOrThrow({ where: { id } });
	const { clientId, authMethod, jwksUri, secretVersion } = client;
	return { clientId, authMethod, jwksUri, ownClient: clientId !== supplierKey, secretVersion };
}

function isForBrowsers(key: string): boolean {
	return findStandard(key)?.endpoints.some((endpoint) => endpoint.browserContent) ?? false;
}

function addressesOf(key: string): ConnectionDetails["addresses"] {
	const { PUBLIC_URL } = env();
	const paths = (findStandard(key)?.endpoints ?? [])
		.filter(({ kind, method }) => kind !== "ask" && method === "POST")
		.map(({ path }) => `${PUBLIC_URL}/api/exchange/${key}/${path}`);
	return { token: `${PUBLIC_URL}/api/oauth/token`, deliver: paths };
}
