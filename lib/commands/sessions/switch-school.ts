import { listOwnSchools } from "../../authz/own-schools";
import type { Scope } from "../../authz/scope";
import { inSchool } from "../../db/in-school";
import type { SchoolId } from "../../domain/ids";
import { AppError } from "../../errors";
import { recordAudit } from "../record-audit";

/**
 * Makes another school of the person the one that this session looks at.
 * @throws AppError not-found when the person holds no role there: foreign and unknown answer alike.
 */
export async function switchSchool(scope: Scope, schoolId: SchoolId): Promise<void> {
	const own = await listOwnSchools(scope);
	if (!own.some((school) => school.schoolId === schoolId)) throw new AppError("not-found");
	await inSchool({ schoolId }, async (tx) => {
		await tx.session.updateMany({
			where: { id: scope.sessionId, userId: scope.userId, revokedAt: null },
			data: { activeSchoolId: schoolId },
		});
		await recordAudit(tx, { ...scope, schoolId }, "session.switch-school", { from: scope.schoolId });
	});
}
