import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { can } from "../../authz/policy";
import type { Scope } from "../../authz/scope";
import { now } from "../../clock";
import type { SchoolTransaction } from "../../db/in-school";
import { AppError } from "../../errors";
import { markSignalGroups } from "../../ingest/write/mark-signal-groups";
import { recordAudit } from "../record-audit";

/** set-aside: it does not count. stands: it counts as before. count-again: it was set aside, and counts; the dispute is open. */
export const markDecisions = ["set-aside", "stands", "count-again"] as const;
export type MarkDecision = (typeof markDecisions)[number];

/** From which state a decision is taken, to which it leads, and its line in the audit log. */
const steps = {
	"set-aside": { from: "disputed", to: "set-aside", action: "result.set-aside" },
	stands: { from: "disputed", to: "stands", action: "result.stands" },
	"count-again": { from: "set-aside", to: "disputed", action: "result.count-again" },
} as const satisfies Record<MarkDecision, object>;

/**
 * What the school decides of a disputed result. A result that is set aside is in no figure from this moment on, and what
 * the supplier delivers of it later is kept beside it; counted again, it is what the supplier said last.
 * @throws AppError not-allowed; not-found for one of elsewhere as for none; conflict (mark-decided)
 */
export async function decideDispute(scope: Scope, markId: string, decision: MarkDecision): Promise<void> {
	if (!can(scope, "judge-results")) throw new AppError("not-allowed");
	const { schoolId, userId } = scope;
	const { from, to, action } = steps[decision];
	await inSchoolAsAdmin(scope, async (tx) => {
		const mark = await tx.resultMark.findFirst({ where: { schoolId, id: markId } });
		if (mark === null) throw new AppError("not-found");
		const { entryId, pupilId } = mark;
		// The entry first, as whoever disputes does: two decisions at once wait for each other in one order.
		const entry = await lockEntry(tx, schoolId, entryId);
		const { count } = await tx.resultMark.updateMany({
			where: { schoolId, id: markId, state: from },
			data: {
				...{ state: to, decidedBy: userId, decidedAt: now() },
				...(entry ? { fingerprint: entry.fingerprint } : {}),
			},
		});
		if (count === 0) throw new AppError("conflict", "mark-decided");
		if (decision === "set-aside")
			await tx.$executeRaw`
				UPDATE sitting_entry SET delivered_status = status, status = 'set-aside'
				WHERE school_id = ${schoolId}::uuid AND id = ${entryId}::uuid AND delivered_status IS NULL`;
		if (decision === "count-again")
			await tx.$executeRaw`
				UPDATE sitting_entry SET status = delivered_status, delivered_status = NULL
				WHERE school_id = ${schoolId}::uuid AND id = ${entryId}::uuid AND delivered_status IS NOT NULL`;
		if (decision !== "stands") await markSignalGroups(tx, schoolId, { pupilIds: [], entryIds: [entryId] });
		await recordAudit(tx, scope, action, { markId, pupilId });
	});
}

async function lockEntry(tx: SchoolTransaction, schoolId: string, entryId: string) {
	const [entry] = await tx.$queryRaw<{ fingerprint: Uint8Array<ArrayBuffer> }[]>`
		SELECT fingerprint FROM sitting_entry
		WHERE school_id = ${schoolId}::uuid AND id = ${entryId}::uuid FOR UPDATE`;
	return entry ?? null;
}
