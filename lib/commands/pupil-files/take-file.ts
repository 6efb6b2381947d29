import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { can } from "../../authz/policy";
import type { Scope } from "../../authz/scope";
import type { PersonId } from "../../domain/ids";
import { AppError } from "../../errors";
import { findRetention, type Retention } from "../../ingest/retention";
import { recordAudit } from "../record-audit";
import { logView } from "../views/log-view";

/**
 * Writes that the admin takes the file of a pupil along: a look, which the pupil's own page tells, and a row of the log.
 * It is written before the first byte leaves.
 * @returns the names of the pupil and the school, and how long raw messages are kept
 * @throws AppError not-allowed; not-found for a pupil of elsewhere as for none
 */
export async function takeFile(
	scope: Scope,
	pupilId: PersonId,
): Promise<{ pupil: string; school: string; retention: Retention }> {
	if (!can(scope, "handle-pupil-files")) throw new AppError("not-allowed");
	return inSchoolAsAdmin(scope, async (tx) => {
		const person = await tx.person.findFirst({ where: { schoolId: scope.schoolId, id: pupilId, kind: "pupil" } });
		if (person === null) throw new AppError("not-found");
		await logView(tx, scope, "pupil-file", { pupilId });
		await recordAudit(tx, scope, "pupil.file", { pupilId });
		const school = await tx.school.findUniqueOrThrow({ where: { id: scope.schoolId } });
		const pupil = [person.givenName, person.namePrefix, person.familyName].filter(Boolean).join(" ");
		return { pupil, school: school.name, retention: await findRetention(tx, scope.schoolId) };
	});
}
