import { randomBytes } from "node:crypto";
import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { can } from "../../authz/policy";
import type { Scope } from "../../authz/scope";
import { hashClientSecret } from "../../authz/sign-in/passwords";
import type { ConnectionId } from "../../domain/ids";
import { AppError } from "../../errors";
import { recordAudit } from "../record-audit";

/**
 * Gives the client of a connection a new secret, shown once. The old one, and every token that was asked with it, ends
 * at once.
 * @throws AppError not-allowed; not-found; conflict when the supplier signs with a key, or its one client serves other
 * schools too: a school alone may not lock it out there
 */
export async function replaceSecret(
	scope: Scope,
	connectionId: ConnectionId,
): Promise<{ readonly clientId: string; readonly clientSecret: string }> {
	if (!can(scope, "approve-connections")) throw new AppError("not-allowed");
	const { schoolId } = scope;
	const clientSecret = randomBytes(32).toString("base64url");
	const secretHash = await hashClientSecret(clientSecret);
	return inSchoolAsAdmin(scope, async (tx) => {
		const own = { schoolId, id: connectionId, state: { notIn: ["asked", "revoked"] } };
		const connection = await tx.connection.findFirst({ where: own });
		if (connection === null || connection.oauthClientId === null) throw new AppError("not-found");
		const client = await tx.oAuthClient.findUniqueOrThrow({
			where: { id: connection.oauthClientId },
			include: { supplier: true },
		});
		const { id, clientId, authMethod, supplier } = client;
		if (authMethod === "private_key_jwt" || clientId === supplier.key) throw new AppError("conflict");
		await tx.oAuthClient.update({ where: { id }, data: { secretHash, secretVersion: { increment: 1 } } });
		await recordAudit(tx, scope, "connection.replace-secret", { connectionId, client: id });
		return { clientId, clientSecret };
	});
}
