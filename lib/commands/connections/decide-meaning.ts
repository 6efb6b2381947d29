import { z } from "zod";
import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { can } from "../../authz/policy";
import type { Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import { countedAs, reaches } from "../../domain/connection-reading";
import { AppError } from "../../errors";
import { recordAudit } from "../record-audit";
import { readDecided } from "../replay/read-decided";
import { addDecision, keepReading, listInForce, lockReading } from "./reading-decisions";

const iri = z.string().min(1).max(2_000);
const inputSchema = z.object({
	...{ connectionId: z.uuid(), verb: iri, activityType: iri.nullable() },
	...{ reach: z.enum(reaches), as: z.enum(countedAs) },
});

/**
 * Says what a kind of message counts as at a connection, where the standard's own table says nothing; that table wins, whatever is
 * decided. The kind is one that this connection has sent: `reach` says whether the decision is about the two together, the verb or
 * the type. What was stored and not used is read again.
 * @throws AppError not-allowed, invalid (no-type, kind-not-sent, standard-decides, too-many-decisions), not-found; conflict (decided-otherwise) while another
 * meaning is in force, (work-busy) while messages are read again
 */
export async function decideMeaning(scope: Scope, input: z.input<typeof inputSchema>): Promise<void> {
	if (!can(scope, "mend-data")) throw new AppError("not-allowed");
	const parsed = inputSchema.safeParse(input);
	if (!parsed.success) throw new AppError("invalid");
	const { connectionId, reach, as, ...sent } = parsed.data;
	if (reach !== "verb" && sent.activityType === null) throw new AppError("invalid", "no-type");
	const verb = reach === "type" ? null : sent.verb;
	const activityType = reach === "verb" ? null : sent.activityType;
	await inSchoolAsAdmin(scope, async (tx) => {
		const { isFixed } = await lockReading(tx, scope, connectionId);
		if (isFixed(verb, activityType)) throw new AppError("invalid", "standard-decides");
		if (!(await hasSent(tx, scope, connectionId, sent))) throw new AppError("invalid", "kind-not-sent");
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

/** Whether a message of this verb and type came by the connection and was not used, waits, or is used by a decision. */
async function hasSent(
	tx: SchoolTransaction,
	{ schoolId }: Scope,
	connectionId: string,
	{ verb, activityType }: { readonly verb: string; readonly activityType: string | null },
): Promise<boolean> {
	const [row] = await tx.$queryRaw<{ found: boolean }[]>`
		SELECT EXISTS (
			SELECT FROM delivery AS d JOIN delivery_record AS r ON r.school_id = d.school_id AND r.delivery_id = d.id
			WHERE d.school_id = ${schoolId}::uuid AND d.connection_id = ${connectionId}::uuid
				AND r.verb = ${verb} AND r.activity_type IS NOT DISTINCT FROM ${activityType}) AS found`;
	return row?.found === true;
}
