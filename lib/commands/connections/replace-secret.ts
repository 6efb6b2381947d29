import { can } from "../../authz/policy";
import type { Scope } from "../../authz/scope";
import { inSchool, type SchoolTransaction } from "../../db/in-school";
import type { ConnectionId, SchoolId } from "../../domain/ids";
import { AppError } from "../../errors";
import { recordAudit } from "../record-audit";
import { newClientSecret } from "./new-client-secret";

interface NewSecret {
	readonly clientId: string;
	readonly clientSecret: string;
}

/**
 * Gives the client of a connection a new secret, shown once. The old one, and every token that was asked with it, ends
 * at once.
 * @param seen the version of the secret that the person saw and wants replaced; null: the one of now
 * @throws AppError not-allowed; not-found; conflict when the supplier signs with a key, or its one client serves other
 * schools too: a school alone may not lock it out there; conflict when somebody else replaced it at the same moment
 */
export async function replaceSecret(
	scope: Scope,
	connectionId: ConnectionId,
	seen: number | null = null,
): Promise<NewSecret> {
	if (!can(scope, "approve-connections")) throw new AppError("not-allowed");
	const key = `${scope.schoolId} ${connectionId}`;
	if (underWay.has(key)) throw new AppError("conflict");
	underWay.add(key);
	try {
		return await replace(scope, connectionId, seen);
	} finally {
		underWay.delete(key);
	}
}

/** Replacements of this process: a second one that comes meanwhile need not wait to be told. Between processes the version decides. */
const underWay = new Set<string>();

async function replace(scope: Scope, connectionId: ConnectionId, seen: number | null): Promise<NewSecret> {
	const { schoolId } = scope;
	const { id, clientId, secretVersion } = await inSchool(scope, (tx) => findClient(tx, schoolId, connectionId));
	const { secret: clientSecret, hash: secretHash } = await newClientSecret();
	return inSchool(scope, async (tx) => {
		const still = await findClient(tx, schoolId, connectionId);
		// Of two who replace the secret that both saw, one is shown a secret that opens.
		const replaced = await tx.oAuthClient.updateMany({
			where: { id, secretVersion },
			data: { secretHash, secretVersion: { increment: 1 } },
		});
		if ((seen ?? secretVersion) !== secretVersion || still.id !== id || replaced.count === 0)
			throw new AppError("conflict");
		await recordAudit(tx, scope, "connection.replace-secret", { connectionId, client: id });
		return { clientId, clientSecret };
	});
}

async function findClient(tx: SchoolTransaction, schoolId: SchoolId, connectionId: ConnectionId) {
	const own = { schoolId, id: connectionId, state: { notIn: ["asked", "revoked"] } };
	const connection = await tx.connection.findFirst({ where: own });
	if (connection === null || connection.oauthClientId === null) throw new AppError("not-found");
	const client = await tx.oAuthClient.findUniqueOrThrow({
		where: { id: connection.oauthClientId },
		include: { supplier: true },
	});
	if (client.authMethod === "private_key_jwt" || client.clientId === client.supplier.key)
		throw new AppError("conflict");
	return client;
}
