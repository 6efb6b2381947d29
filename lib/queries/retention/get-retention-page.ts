import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { Scope } from "../../authz/scope";
import { now } from "../../clock";
import { lowestIdAt } from "../../db/ids";
import type { SchoolTransaction } from "../../db/in-school";
import { readBackStandards } from "../../ingest/read-back-standards";
import {
	findRetention,
	type Retention,
	type RetentionKind,
	retentionBounds,
	retentionKinds,
} from "../../ingest/retention";

export interface RetentionRow {
	readonly kind: RetentionKind;
	readonly days: number;
	readonly standard: number;
	readonly min: number;
	readonly max: number;
	/** What the next run erases as it is set now. */
	readonly due: number;
}

/** How long each kind is kept, and what the next night erases. For the admin. */
export async function getRetentionPage(scope: Scope, at: Date = now()): Promise<RetentionRow[]> {
	requireAdmin(scope);
	return inSchoolAsAdmin(scope, async (tx) => {
		const retention = await findRetention(tx, scope.schoolId);
		const due = await countDue(tx, scope, retention, at);
		return retentionKinds.map((kind) => ({ kind, days: retention[kind], ...retentionBounds[kind], due: due[kind] }));
	});
}

/** What a connection agreed to, if less, counts too. By the same bounds as erase-raw, erase-held, erase-old and erase-leavers. */
async function countDue(
	tx: SchoolTransaction,
	{ schoolId, today }: Scope,
	retention: Retention,
	at: Date,
): Promise<Record<RetentionKind, number>> {
	const before = (kind: RetentionKind) => new Date(at.getTime() - retention[kind] * 86_400_000);
	const [row] = await tx.$queryRaw<Record<RetentionKind, number>[]>`
		SELECT
			(SELECT count(*)::int FROM delivery_payload p JOIN delivery d ON d.school_id = p.school_id AND d.id = p.delivery_id
			 JOIN connection c ON c.school_id = d.school_id AND c.id = d.connection_id
			 WHERE p.school_id = ${schoolId}::uuid AND (p.delivery_id < CASE
				WHEN d.standard = ANY (${readBackStandards()}::text[])
				THEN ${lowestIdAt(before("statementDays"))}::uuid ELSE ${lowestIdAt(before("payloadDays"))}::uuid END
				OR d.received_at < ${at}::timestamptz - c.retention_days * interval '1 day')) AS "payloadDays",
			(SELECT count(*)::int FROM xapi_statement s
			 JOIN connection c ON c.school_id = s.school_id AND c.id = s.connection_id
			 WHERE s.school_id = ${schoolId}::uuid AND (s.stored < ${before("statementDays")}
				OR s.stored < ${at}::timestamptz - c.retention_days * interval '1 day')) AS "statementDays",
			(SELECT count(*)::int FROM roster_import WHERE school_id = ${schoolId}::uuid
				AND created_at < ${before("rosterDays")} AND octet_length(body) > 0) AS "rosterDays",
			(SELECT count(*)::int FROM held_record
			 WHERE school_id = ${schoolId}::uuid AND held_at < ${before("heldDays")}) AS "heldDays",
			(SELECT count(*)::int FROM outbox_mail
			 WHERE place_id = ${schoolId}::uuid AND created_at < ${before("letterDays")}) AS "letterDays",
			(SELECT count(*)::int FROM record_view
			 WHERE school_id = ${schoolId}::uuid AND id < ${lowestIdAt(before("viewDays"))}::uuid) AS "viewDays",
			(SELECT count(*)::int FROM security_event
			 WHERE place_id = ${schoolId}::uuid AND at < ${before("securityDays")}) AS "securityDays",
			(SELECT count(*)::int FROM person WHERE school_id = ${schoolId}::uuid AND kind = 'pupil'
				AND ended_at < ${today}::date - ${retention.leaverDays}::int) AS "leaverDays"`;
	if (!row) throw new Error("the database counted nothing");
	return row;
}
