import { type Credentials, SupplierClient } from "../delivery/supplier-client";
import type { KeptClient } from "../set-up/secrets";
import type { DemoConnection } from "../suppliers/suppliers";

/** The client of a connection; schools whose connections share credentials get the same one. */
export type ClientPool = (
	connection: Pick<DemoConnection, "standard" | "scopes">,
	kept: Pick<KeptClient, "clientId" | "secret">,
) => SupplierClient;

/** One client, and so one token, for all schools of a supplier: a token for each meets the limit of the token endpoint. */
export function clientPool(baseUrl: string, signal: AbortSignal): ClientPool {
	const clients = new Map<string, SupplierClient>();
	return (connection, kept) => {
		const known = clients.get(kept.clientId);
		if (known) return known;
		const made = new SupplierClient(baseUrl, credentialsOf(connection, kept), signal);
		clients.set(kept.clientId, made);
		return made;
	};
}

function credentialsOf(...[{ standard, scopes }, { clientId, secret }]: Parameters<ClientPool>): Credentials {
	if (secret === null) throw new Error("a replay client has a secret");
	if (standard === "xapi") return { kind: "basic", clientId, secret };
	return { kind: "bearer", clientId, secret, scope: scopes.join(" ") };
}
