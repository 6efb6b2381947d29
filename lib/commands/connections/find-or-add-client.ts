import { isDeepStrictEqual } from "node:util";
import { newId } from "../../db/ids";
import type { SchoolTransaction } from "../../db/in-school";
import { AppError } from "../../errors";
import { type ClientCredentials, holdsPrivateKey } from "./client-credentials";
import type { NewClientSecret } from "./new-client-secret";

export interface WantedClient extends ClientCredentials {
	readonly supplier: { readonly key: string; readonly name: string };
	/** The supplier's one client for all its schools, or a client for this connection alone. */
	readonly shared: boolean;
	readonly scopes: readonly string[];
	/** For a client that is made now and does not sign with a key. */
	readonly fresh: NewClientSecret;
}

interface ConnectionClient {
	readonly id: string;
	readonly supplierId: string;
	readonly clientId: string;
	/** Null: it was there already, or it signs with a key. */
	readonly clientSecret: string | null;
}

/** The client of a new connection; the supplier is made when its key is new. */
export async function findOrAddClient(tx: SchoolTransaction, wanted: WantedClient): Promise<ConnectionClient> {
	await tx.supplier.createMany({ data: [{ id: newId(), ...wanted.supplier }], skipDuplicates: true });
	const supplier = await tx.supplier.findUniqueOrThrow({ where: { key: wanted.supplier.key } });
	// One name for all its schools; a connection's own client has its id behind it.
	const clientId = wanted.shared ? supplier.key : `${supplier.key}.${newId()}`;
	const known = await tx.oAuthClient.findUnique({ where: { clientId } });
	if (known === null) return addClient(tx, wanted, supplier, clientId);
	const sameWay = known.authMethod === wanted.authMethod && known.revokedAt === null;
	const sameKeys = wanted.jwks === null || isDeepStrictEqual(known.jwks, wanted.jwks);
	if (!sameWay || !sameKeys || (wanted.jwksUri ?? known.jwksUri) !== known.jwksUri) throw new AppError("conflict");
	const scopes = [...new Set([...known.scopes, ...wanted.scopes])].sort();
	await tx.oAuthClient.update({ where: { id: known.id }, data: { scopes } });
	return { id: known.id, supplierId: supplier.id, clientId, clientSecret: null };
}

async function addClient(
	tx: SchoolTransaction,
	wanted: WantedClient,
	supplier: { id: string; name: string },
	clientId: string,
): Promise<ConnectionClient> {
	const withKey = wanted.authMethod === "private_key_jwt";
	if (withKey !== (wanted.jwks !== null || wanted.jwksUri !== null)) throw new AppError("invalid");
	if (holdsPrivateKey(wanted.jwks)) throw new AppError("invalid", "private-key-sent");
	const fresh = withKey ? null : wanted.fresh;
	const id = newId();
	const { authMethod, scopes, jwks, jwksUri } = wanted;
	await tx.oAuthClient.create({
		data: {
			id,
			supplierId: supplier.id,
			clientId,
			name: supplier.name,
			authMethod,
			scopes: [...scopes],
			secretHash: fresh?.hash ?? null,
			jwksUri,
			...(jwks === null ? {} : { jwks: JSON.parse(JSON.stringify(jwks)) }),
		},
	});
	return { id, supplierId: supplier.id, clientId, clientSecret: fresh?.secret ?? null };
}
