import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { can } from "../../authz/policy";
import type { Scope } from "../../authz/scope";
import { now } from "../../clock";
import { AppError } from "../../errors";
import { recordAudit } from "../record-audit";
import { lockRoster } from "../roster/roster-work";

/**
 * Takes a correction back: the pupil has the name that the roster said last.
 * @throws AppError not-allowed; not-found for a correction of elsewhere, or one that does not stand, as for none
 */
export async function withdrawCorrection(scope: Scope, correctionId: string): Promise<void> {
	if (!can(scope, "handle-pupil-files")) throw new AppError("not-allowed");
	const { schoolId, userId } = scope;
	await inSchoolAsAdmin(scope, async (tx) => {
		await lockRoster(tx, schoolId);
		const found = await tx.personCorrection.findFirst({ where: { schoolId, id: correctionId, state: "stands" } });
		if (found === null) throw new AppError("not-found");
		const names = {
			givenName: found.rosterGivenName,
			namePrefix: found.rosterNamePrefix,
			familyName: found.rosterFamilyName,
		};
		await tx.person.updateMany({ where: { schoolId, id: found.personId }, data: names });
		await tx.personCorrection.update({
			where: { schoolId_id: { schoolId, id: correctionId } },
			data: { state: "withdrawn", endedBy: userId, endedAt: now() },
		});
		await recordAudit(tx, scope, "pupil.correct-undo", { correctionId, pupilId: found.personId });
	});
}
