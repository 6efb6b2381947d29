import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { can } from "../../authz/policy";
import type { Scope } from "../../authz/scope";
import { AppError } from "../../errors";
import { recordAudit } from "../record-audit";
import { readDecided } from "../replay/read-decided";
import { endDecision, keepReading, listInForce, lockReading } from "./reading-decisions";

/**
 * Takes back what a verb or a type counts as. What it had made of stored messages goes, and they are read again without it. What it
 * made of messages that are erased by now stays: there is nothing left to read.
 * @throws AppError not-allowed; not-found; conflict (work-busy) while messages are read again
 */
export async function endMeaning(
	scope: Scope,
	{ connectionId, decisionId }: { readonly connectionId: string; readonly decisionId: string },
): Promise<void> {
	if (!can(scope, "mend-data")) throw new AppError("not-allowed");
	await inSchoolAsAdmin(scope, async (tx) => {
		await lockReading(tx, scope, connectionId);
		const decisions = await listInForce(tx, scope, connectionId);
		const decision = decisions.find(({ id, kind }) => id === decisionId && kind === "meaning");
		if (decision === undefined) throw new AppError("not-found");
		const { verb, activityType, decision: as } = decision;
		await endDecision(tx, scope, decisionId);
		await keepReading(tx, scope, connectionId);
		const workId = await readDecided(tx, scope, { connectionId, verb, activityType });
		const kind = { verb: verb ?? "", activityType: activityType ?? "", as };
		await recordAudit(tx, scope, "connection.end-meaning", { connectionId, ...kind, ...(workId ? { workId } : {}) });
	});
}
