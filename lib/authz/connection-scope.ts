import { now } from "../clock";
import { prisma } from "../db/client";
import { readConnectionReading } from "../domain/connection-reading";
import type { PersonIdentifierType, SchoolIdentifier } from "../domain/identifiers";
import type { ConnectionId, SchoolId } from "../domain/ids";
import type { AuthenticatedClient } from "./oauth/clients";
import { type ConnectionScope, mint } from "./scope";

export type ConnectionRefusal = "unknown-school" | "no-connection" | "connection-not-active";
export type FoundConnectionScope =
	| { readonly ok: true; readonly scope: ConnectionScope; readonly scopes: ReadonlySet<string> }
	| { readonly ok: false; readonly code: ConnectionRefusal };

interface ConnectionRow {
	readonly school_id: SchoolId;
	readonly connection_id: ConnectionId;
	readonly state: string;
	readonly paused_until: Date | null;
	readonly scopes: string[];
	readonly actor_home_pages: Readonly<Record<string, PersonIdentifierType>>;
	readonly mbox_allowed: boolean;
	readonly fields: string[];
	readonly reading: unknown;
}

/**
 * The right of a client to deliver by a standard to the school that its message names, asked at every request.
 * `schoolIdentifiers` null: the school of the credentials, which then must belong to one connection. Identifiers that
 * point at two schools are refused as unknown-school: a message is never given to a school by guess.
 * `scopes` are those of the connection, to be met beside the client's own.
 */
export async function findConnectionScope(
	client: AuthenticatedClient,
	standard: string,
	schoolIdentifiers: readonly SchoolIdentifier[] | null,
): Promise<FoundConnectionScope> {
	const school = schoolIdentifiers === null ? null : await findSchool(schoolIdentifiers);
	if (schoolIdentifiers !== null && school === null) return { ok: false, code: "unknown-school" };
	const rows = await prisma().$queryRaw<ConnectionRow[]>`
		SELECT school_id, connection_id, state, paused_until, scopes, actor_home_pages, mbox_allowed, fields, reading
		FROM connections_of_client(${client.id}::uuid, ${school}::uuid, ${standard})
		ORDER BY connection_id
		LIMIT 20`;
	if (rows.length === 0) return { ok: false, code: "no-connection" };
	const active = rows.filter(isActive);
	const [connection] = active;
	if (!connection) return { ok: false, code: "connection-not-active" };
	if (school === null && active.length > 1) return { ok: false, code: "unknown-school" };
	return scopeOf(client, standard, connection);
}

/** One school for all identifiers together; unknown ones beside a known one do no harm. */
async function findSchool(identifiers: readonly SchoolIdentifier[]): Promise<SchoolId | null> {
	if (identifiers.length === 0) return null;
	const rows = await prisma().schoolIdentifier.findMany({
		where: { OR: identifiers.slice(0, 20).map(({ type, value }) => ({ type, value })) },
		select: { ownerSchool: true },
		distinct: ["ownerSchool"],
		take: 2,
	});
	const [first] = rows;
	return first && rows.length === 1 ? (first.ownerSchool as SchoolId) : null;
}

function isActive(row: ConnectionRow): boolean {
	if (row.state === "active" || row.state === "approved") return true;
	return row.state === "paused" && row.paused_until !== null && row.paused_until <= now();
}

function scopeOf(client: AuthenticatedClient, standard: string, row: ConnectionRow): FoundConnectionScope {
	const scope = mint<ConnectionScope>({
		kind: "connection",
		schoolId: row.school_id,
		clientId: client.clientId,
		standard,
		isFirst: row.state === "approved",
		settings: {
			connectionId: row.connection_id,
			actorHomePages: row.actor_home_pages,
			mboxAllowed: row.mbox_allowed,
			fields: row.fields,
			reading: readConnectionReading(row.reading),
		},
	});
	return { ok: true, scope, scopes: new Set(row.scopes) };
}
