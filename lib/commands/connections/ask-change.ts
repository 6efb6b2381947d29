import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { can } from "../../authz/policy";
import type { Scope } from "../../authz/scope";
import { now } from "../../clock";
import { newId } from "../../db/ids";
import type { SchoolTransaction } from "../../db/in-school";
import type { Shown } from "../../domain/answer";
import { type ConnectionTerms, connectionTermsSchema } from "../../domain/connection-terms";
import type { ConnectionId, SchoolId } from "../../domain/ids";
import { AppError } from "../../errors";
import { requireSeen } from "../acts/require-seen";
import { recordAudit } from "../record-audit";
import { faultsOfTerms } from "./connection-input";
import { requireAgreementFile } from "./require-agreement-file";
import { shownTerms, termsInForce } from "./terms-in-force";

/**
 * Puts down other terms for a connection. What holds stays in force until somebody approves them.
 * @param seen the version of shownTerms that was changed; null: whatever holds
 * @throws AppError not-allowed; invalid; not-found; conflict (change-waits) when a change waits already, or the connection has ended;
 * ChangedMeanwhile when another one was approved
 */
export async function askChange(
	scope: Scope,
	connectionId: ConnectionId,
	terms: ConnectionTerms,
	seen: string | null = null,
): Promise<void> {
	if (!can(scope, "manage-suppliers")) throw new AppError("not-allowed");
	const parsed = connectionTermsSchema.safeParse(terms);
	if (!parsed.success) throw new AppError("invalid");
	const { schoolId, userId } = scope;
	await inSchoolAsAdmin(scope, async (tx) => {
		const [connection] = await tx.$queryRaw<{ state: string; standard: string }[]>`
			SELECT state, standard FROM connection
			WHERE school_id = ${schoolId}::uuid AND id = ${connectionId}::uuid FOR UPDATE`;
		if (!connection) throw new AppError("not-found");
		if (faultsOfTerms(connection.standard, parsed.data).length > 0) throw new AppError("invalid");
		await requireAgreementFile(tx, schoolId, parsed.data.agreement.fileId);
		const waiting = await tx.connectionRequest.count({ where: { schoolId, connectionId } });
		if (waiting > 0 || connection.state === "asked" || connection.state === "revoked")
			throw new AppError("conflict", "change-waits");
		await requireSeen(tx, scope, {
			...{ seen, lock: `terms ${connectionId}`, read: () => readShown(tx, schoolId, connectionId) },
			...{ actions: ["connection.approve"], subject: { connectionId } },
		});
		const asked = { id: newId(), terms: parsed.data, askedBy: userId, askedAt: now() };
		await tx.connectionRequest.create({ data: { schoolId, connectionId, ...asked } });
		await recordAudit(tx, scope, "connection.ask-change", { connectionId, requestId: asked.id });
	});
}

async function readShown(tx: SchoolTransaction, schoolId: SchoolId, id: ConnectionId): Promise<Shown> {
	const { consents, ...put } = await tx.connection.findFirstOrThrow({
		where: { schoolId, id },
		include: { consents: { orderBy: { number: "desc" }, take: 1 } },
	});
	const [last] = consents;
	return shownTerms(termsInForce(last ? connectionTermsSchema.parse(last.terms) : null, put));
}
