import type { JobScope } from "../../authz/scope";
import { now } from "../../clock";
import { inSchool } from "../../db/in-school";
import type { ConnectionId } from "../../domain/ids";
import { log } from "../../log";
import { putConsent } from "../../pull/consents";
import { PullFault } from "../../pull/pull-fault";
import { findStandard } from "../../standards/registry";
import { consentDeskOf, sourceOf } from "./source-of";

/**
 * Tells the system that the consents of an ended connection are revoked. What does not answer is tried again by the queue;
 * what refuses is left: nothing is fetched any more either way.
 */
export async function endConsents(scope: JobScope, connectionId: ConnectionId): Promise<void> {
	const { schoolId } = scope;
	const [connection, pull, rows] = await inSchool(scope, (tx) =>
		Promise.all([
			tx.connection.findFirst({ where: { schoolId, id: connectionId, state: "revoked" } }),
			tx.rosterPull.findUnique({ where: { schoolId_connectionId: { schoolId, connectionId } } }),
			tx.rosterPullConsent.findMany({ where: { schoolId, connectionId, status: { not: "revoked" } } }),
		]),
	);
	const side = connection && findStandard(connection.standard)?.pull;
	const desk = side && pull ? consentDeskOf(side, pull, sourceOf(pull, connection.scopes)) : null;
	if (!desk) return;
	for (const { api, ours, theirs } of rows) {
		const message = theirs === null ? null : desk.consent.revoke(api, { ours, theirs }, desk.source.school);
		if (message === null) continue;
		try {
			await putConsent(desk, message);
		} catch (fault) {
			if (!(fault instanceof PullFault) || fault.isTemporary) throw fault;
			log.warn({ schoolId, connectionId, code: fault.code }, "a consent could not be revoked at the system");
			continue;
		}
		const key = { schoolId_connectionId_api: { schoolId, connectionId, api } };
		const data = { status: "revoked", seenAt: now() };
		await inSchool(scope, (tx) => tx.rosterPullConsent.update({ where: key, data }));
	}
}
