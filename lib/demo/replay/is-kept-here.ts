import { jobScope } from "../../authz/job-scope";
import type { SchoolId } from "../../domain/ids";
import { listRosterKeys } from "../../queries/roster/list-roster-keys";
import type { Secrets } from "../set-up/secrets";
import type { ReplayPlan } from "./plan";

/** Whether the schools whose secrets were kept stand in this database; a demo begun anew has lost them. */
export async function isKeptHere(secrets: Secrets, { schools: [first] }: ReplayPlan): Promise<boolean> {
	const key = first?.roster.key ?? "";
	const schoolId = secrets.schoolId(key) as SchoolId | null;
	if (schoolId === null || !secrets.isDone(`roster ${key}`)) return true;
	return (await listRosterKeys(jobScope(schoolId))).groups.length > 0;
}
