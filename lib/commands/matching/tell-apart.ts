import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { can } from "../../authz/policy";
import type { Scope } from "../../authz/scope";
import { now } from "../../clock";
import { newId } from "../../db/ids";
import type { PersonId } from "../../domain/ids";
import { AppError } from "../../errors";
import { recordAudit } from "../record-audit";
import { lockRoster } from "../roster/roster-work";

/**
 * Says that two pupils are two, so that they are not suggested again. Twice is the same as once.
 * @throws AppError not-allowed; invalid (the same twice); not-found for pupils of elsewhere as for none
 */
export async function tellApart(
	scope: Scope,
	{ pupilId, otherId, reasons }: { pupilId: PersonId; otherId: PersonId; reasons: readonly string[] },
): Promise<void> {
	if (!can(scope, "match-people")) throw new AppError("not-allowed");
	if (pupilId === otherId) throw new AppError("invalid");
	const { schoolId, userId } = scope;
	await inSchoolAsAdmin(scope, async (tx) => {
		await lockRoster(tx, schoolId);
		const both = { schoolId, kind: "pupil", id: { in: [pupilId, otherId] } };
		if ((await tx.person.count({ where: both })) !== 2) throw new AppError("not-found");
		const either = [
			{ pupilId, otherId },
			{ pupilId: otherId, otherId: pupilId },
		];
		if ((await tx.personMatch.count({ where: { schoolId, state: "different", OR: either } })) > 0) return;
		const matchId = newId();
		const decided = { state: "different", reasons: [...reasons], decidedBy: userId, decidedAt: now() };
		await tx.personMatch.create({ data: { schoolId, id: matchId, pupilId, otherId, ...decided } });
		await recordAudit(tx, scope, "match.different", { matchId, pupilId, otherId });
	});
}

/**
 * Takes back that two pupils are different: they may be suggested again.
 * @throws AppError not-allowed; not-found
 */
export async function reconsider(scope: Scope, matchId: string): Promise<void> {
	if (!can(scope, "match-people")) throw new AppError("not-allowed");
	const { schoolId, userId } = scope;
	await inSchoolAsAdmin(scope, async (tx) => {
		const where = { schoolId, id: matchId, state: "different" };
		const data = { state: "reconsidered", endedBy: userId, endedAt: now() };
		const done = await tx.personMatch.updateMany({ where, data });
		if (done.count === 0) throw new AppError("not-found");
		await recordAudit(tx, scope, "match.reconsider", { matchId });
	});
}
