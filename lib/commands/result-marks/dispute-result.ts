import { z } from "zod";
import { findPupilAccess } from "../../authz/access";
import type { Scope } from "../../authz/scope";
import { now } from "../../clock";
import { newId } from "../../db/ids";
import { inSchool } from "../../db/in-school";
import { personId } from "../../domain/ids";
import { disputeReasons } from "../../domain/result-marks";
import { AppError } from "../../errors";
import { selectOwnEntry } from "../../queries/result-marks/select-own-entry";
import { recordAudit } from "../record-audit";

const inputSchema = z.object({
	pupilId: personId,
	entryId: z.guid(),
	reason: z.enum(disputeReasons),
	text: z.string().trim().max(500),
});

/**
 * Says that a result of a test is not right, by somebody who sees it: it counts until an admin decides otherwise.
 * @throws AppError invalid; not-found for a result that is not theirs as for none, and one that is not final; conflict
 * (result-marked)
 */
export async function disputeResult(scope: Scope, input: z.input<typeof inputSchema>): Promise<void> {
	const parsed = inputSchema.safeParse(input);
	if (!parsed.success) throw new AppError("invalid");
	const { pupilId, entryId, reason, text } = parsed.data;
	const { schoolId, userId } = scope;
	await inSchool(scope, async (tx) => {
		const access = await findPupilAccess(tx, scope, pupilId);
		const entry = access && (await selectOwnEntry(tx, scope, access, entryId));
		if (!entry) throw new AppError("not-found");
		if (entry.isMarked) throw new AppError("conflict", "result-marked");
		if (entry.status !== "final" || entry.missing) throw new AppError("not-found");
		const { fingerprint } = entry;
		const markId = newId();
		const mark = { schoolId, id: markId, entryId, pupilId, state: "disputed", reason, text, fingerprint };
		// A colleague may be saying the same at this moment: one of the two does.
		const data = [{ ...mark, disputedBy: userId, disputedAt: now() }];
		const made = await tx.resultMark.createMany({ data, skipDuplicates: true });
		if (made.count === 0) throw new AppError("conflict", "result-marked");
		await recordAudit(tx, scope, "result.dispute", { markId, pupilId });
	});
}
