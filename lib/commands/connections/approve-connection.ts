import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { can } from "../../authz/policy";
import type { Scope } from "../../authz/scope";
import { now } from "../../clock";
import { newId } from "../../db/ids";
import type { SchoolTransaction } from "../../db/in-school";
import { type ConnectionTerms, connectionTermsSchema } from "../../domain/connection-terms";
import type { ConnectionId } from "../../domain/ids";
import { AppError } from "../../errors";
import { findStandard } from "../../standards/registry";
import { postToAdmins } from "../accounts/post-to-admins";
import { recordAudit } from "../record-audit";
import { clientCredentialsSchema } from "./client-credentials";
import { findOrAddClient } from "./find-or-add-client";
import { type NewClientSecret, newClientSecret } from "./new-client-secret";
import { requireAgreementFile } from "./require-agreement-file";

export interface Approved {
	readonly consentId: string;
	readonly number: number;
	/** Of a new connection; the secret is shown once and never stored. Null: the credentials stay as they are. */
	readonly credentials: { readonly clientId: string; readonly clientSecret: string | null } | null;
}

/**
 * Agrees to what was asked, exactly as it stands: a numbered consent that nobody can change, a letter to every admin,
 * and for a new connection its credentials. Pressed twice there is one consent.
 * @param requestId of the text that the person read
 * @throws AppError not-allowed; not-found; conflict (request-gone) when it was approved, withdrawn or changed meanwhile
 */
export async function approveConnection(
	scope: Scope,
	{ connectionId, requestId }: { connectionId: ConnectionId; requestId: string },
): Promise<Approved> {
	if (!can(scope, "approve-connections")) throw new AppError("not-allowed");
	const { schoolId } = scope;
	const fresh = await newClientSecret();
	const { approved, send } = await inSchoolAsAdmin(scope, async (tx) => {
		// The numbers of a school follow one another without a gap.
		await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`consent ${schoolId}`}, 0))`;
		const request = await takeRequest(tx, schoolId, connectionId, requestId);
		const terms = connectionTermsSchema.parse(request.terms);
		const consent = await addConsent(tx, scope, request.connection, terms);
		const credentials = await put(tx, request, terms, fresh);
		await recordAudit(tx, scope, "connection.approve", { connectionId, requestId, consentId: consent.consentId });
		const about = { path: `/suppliers/${connectionId}`, supplier: consent.supplier.name };
		const send = await postToAdmins(tx, schoolId, { template: "connectionApproved", ...about });
		return { approved: { ...consent, credentials }, send };
	});
	await send();
	const { consentId, number, credentials } = approved;
	return { consentId, number, credentials };
}

/** What is asked is gone with its approval: the consent holds it from here. */
async function takeRequest(tx: SchoolTransaction, schoolId: string, connectionId: string, requestId: string) {
	const request = await tx.connectionRequest.findFirst({
		where: { schoolId, connectionId, id: requestId },
		include: { connection: true },
	});
	if (request === null || request.connection.state === "revoked") {
		const known = await tx.connection.count({ where: { schoolId, id: connectionId } });
		throw known === 0 ? new AppError("not-found") : new AppError("conflict", "request-gone");
	}
	const taken = await tx.connectionRequest.deleteMany({ where: { schoolId, connectionId, id: requestId } });
	if (taken.count === 0) throw new AppError("conflict", "request-gone");
	return request;
}
type Request = Awaited<ReturnType<typeof takeRequest>>;

async function addConsent(
	tx: SchoolTransaction,
	{ schoolId, userId }: Scope,
	{ id: connectionId, supplierId, standard }: Request["connection"],
	terms: ConnectionTerms,
) {
	const file = await requireAgreementFile(tx, schoolId, terms.agreement.fileId);
	const supplier = await tx.supplier.findUniqueOrThrow({ where: { id: supplierId } });
	const approver = await tx.userAccount.findFirstOrThrow({ where: { placeId: schoolId, id: userId } });
	const { _max: last } = await tx.connectionConsent.aggregate({ where: { schoolId }, _max: { number: true } });
	const consentId = newId();
	const number = (last.number ?? 0) + 1;
	const what = { connectionId, supplierName: supplier.name, standard, terms, sha256: file?.sha256 ?? null };
	const who = { approvedBy: userId, approverName: approver.name, approvedAt: now() };
	await tx.connectionConsent.create({ data: { schoolId, id: consentId, number, ...what, ...who } });
	return { consentId, number, supplier };
}

/** Puts the terms in force: for a new connection with a client of its own, else from now on for the one that is there. */
async function put(
	tx: SchoolTransaction,
	request: Request,
	terms: ConnectionTerms,
	fresh: NewClientSecret,
): Promise<Approved["credentials"]> {
	const { schoolId, id, supplierId, oauthClientId } = request.connection;
	const { fields, retentionDays } = terms;
	const scopes = [...new Set(terms.scopes)].sort();
	const data = { fields: [...new Set(fields)], retentionDays, scopes };
	const where = { schoolId_id: { schoolId, id } };
	if (oauthClientId !== null) {
		const client = await tx.oAuthClient.findUniqueOrThrow({ where: { id: oauthClientId } });
		// A client may serve other schools: what it holds only grows, and each connection is met beside it.
		const held = [...new Set([...client.scopes, ...scopes])].sort();
		await tx.oAuthClient.update({ where: { id: oauthClientId }, data: { scopes: held } });
		await tx.connection.update({ where, data });
		return null;
	}
	if (findStandard(request.connection.standard)?.pull) {
		// We sign in there, not they here: there is nothing to hand out.
		const { state } = request.connection;
		await tx.connection.update({ where, data: { ...data, state: state === "asked" ? "approved" : state } });
		return null;
	}
	const { key, name } = await tx.supplier.findUniqueOrThrow({ where: { id: supplierId } });
	const wanted = clientCredentialsSchema.parse(request.credentials);
	const client = await findOrAddClient(tx, { supplier: { key, name }, shared: false, scopes, fresh, ...wanted });
	await tx.connection.update({ where, data: { ...data, oauthClientId: client.id, state: "approved" } });
	return { clientId: client.clientId, clientSecret: client.clientSecret };
}
