import { z } from "zod";
import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { can } from "../../authz/policy";
import type { Scope } from "../../authz/scope";
import { AppError } from "../../errors";
import { recordAudit } from "../record-audit";
import { addDecision, endDecision, keepReading, listInForce, lockReading } from "./reading-decisions";

const inputSchema = z.object({ connectionId: z.uuid(), deviation: z.string().max(60), isLet: z.boolean() });

/**
 * Lets a known deviation of a sender in from now on, or refuses it again. What was refused was not stored: its sender sends it again.
 * @throws AppError not-allowed, invalid, not-found
 */
export async function setDeviation(scope: Scope, input: z.input<typeof inputSchema>): Promise<void> {
	if (!can(scope, "mend-data")) throw new AppError("not-allowed");
	const parsed = inputSchema.safeParse(input);
	if (!parsed.success) throw new AppError("invalid");
	const { connectionId, deviation, isLet } = parsed.data;
	await inSchoolAsAdmin(scope, async (tx) => {
		const { deviations } = await lockReading(tx, scope, connectionId);
		if (!deviations.includes(deviation)) throw new AppError("invalid");
		const known = (await listInForce(tx, scope, connectionId)).find(
			(one) => one.kind === "deviation" && one.decision === deviation,
		);
		if ((known !== undefined) === isLet) return;
		if (known) await endDecision(tx, scope, known.id);
		else
			await addDecision(tx, scope, connectionId, {
				...{ kind: "deviation", verb: null, activityType: null, decision: deviation },
			});
		await keepReading(tx, scope, connectionId);
		const action = isLet ? "connection.let-deviation" : "connection.refuse-deviation";
		await recordAudit(tx, scope, action, { connectionId, deviation });
	});
}
