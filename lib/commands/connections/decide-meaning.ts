import { z } from "zod";
import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { can } from "../../authz/policy";
import type { Scope } from "../../authz/scope";
import { countedAs } from "../../domain/connection-reading";
import { AppError } from "../../errors";
import { recordAudit } from "../record-audit";
import { readDecided } from "../replay/read-decided";
import { addDecision, keepReading, listInForce, lockReading } from "./reading-decisions";

const iri = z.string().min(1).max(500).nullable();
const inputSchema = z
	.object({ connectionId: z.uuid(), verb: iri, activityType: iri, as: z.enum(countedAs) })
	.refine(({ verb, activityType }) => verb !== null || activityType !== null);

/**
 * Says what a verb, a type, or the two together count as at a connection, where the standard's own table says nothing; that table
 * wins, whatever is decided. What was stored and not used is read again.
 * @throws AppError not-allowed, invalid (standard-decides, too-many-decisions), not-found; conflict (decided-otherwise) while another
 * meaning is in force, (work-busy) while messages are read again
 */
export async function decideMeaning(scope: Scope, input: z.input<typeof inputSchema>): Promise<void> {
	if (!can(scope, "mend-data")) throw new AppError("not-allowed");
	const parsed = inputSchema.safeParse(input);
	if (!parsed.success) throw new AppError("invalid");
	const { connectionId, verb, activityType, as } = parsed.data;
	await inSchoolAsAdmin(scope, async (tx) => {
		const { isFixed } = await lockReading(tx, scope, connectionId);
		if (isFixed(verb, activityType)) throw new AppError("invalid", "standard-decides");
		const known = (await listInForce(tx, scope, connectionId)).find(
			(one) => one.kind === "meaning" && one.verb === verb && one.activityType === activityType,
		);
		// Said just before by a colleague.
		if (known?.decision === as) return;
		if (known) throw new AppError("conflict", "decided-otherwise");
		await addDecision(tx, scope, connectionId, { kind: "meaning", verb, activityType, decision: as });
		await keepReading(tx, scope, connectionId);
		const workId = await readDecided(tx, scope, { connectionId, verb, activityType });
		const kind = { verb: verb ?? "", activityType: activityType ?? "", as };
		await recordAudit(tx, scope, "connection.decide-meaning", { connectionId, ...kind, ...(workId ? { workId } : {}) });
	});
}
