import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { Scope } from "../../authz/scope";
import type { PersonId } from "../../domain/ids";

/** The name of a pupil of the roster, for its admin; null for a pupil of elsewhere as for none. */
export async function findPupilName(scope: Scope, pupilId: PersonId): Promise<string | null> {
	requireAdmin(scope);
	const person = await inSchoolAsAdmin(scope, (tx) =>
		tx.person.findFirst({ where: { schoolId: scope.schoolId, id: pupilId, kind: "pupil" } }),
	);
	return person && [person.givenName, person.namePrefix, person.familyName].filter(Boolean).join(" ");
}
