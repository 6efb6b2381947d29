import type { JobScope } from "../../authz/scope";
import { assignCoaches as assign } from "../../commands/roster/assign-coaches";
import type { PersonId } from "../../domain/ids";
import type { DemoSchool } from "../model/school";

/** Who coaches whom: the formats of these rosters cannot say it, so the school does. */
export async function assignCoaches(
	scope: JobScope,
	school: DemoSchool,
	personIds: ReadonlyMap<string, PersonId>,
): Promise<void> {
	const eckIds = new Map(school.pupils.map((pupil) => [pupil.key, pupil.eckId]));
	const coaches = school.coaching.flatMap(({ employeeKey, pupilKey }) => {
		const employeeId = personIds.get(employeeKey);
		const pupilId = personIds.get(eckIds.get(pupilKey) ?? "");
		return employeeId && pupilId ? [{ employeeId, pupilId }] : [];
	});
	await assign(scope, { coaches });
}
