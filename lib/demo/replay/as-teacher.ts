import { jobScope } from "../../authz/job-scope";
import type { Scope } from "../../authz/scope";
import { findSessionScope } from "../../authz/sessions/session-scope";
import { beginSession, endSession } from "../../authz/sessions/sessions";
import type { GroupId, PersonId, SchoolId } from "../../domain/ids";
import { findAccountId } from "../../queries/accounts/find-account-id";
import { listRosterKeys } from "../../queries/roster/list-roster-keys";
import type { Secrets } from "../set-up/secrets";
import { setUpPeople } from "../set-up/set-up-people";
import type { ReplayKind, ReplayPlan } from "./plan";

export interface VerifyRun {
	readonly plan: ReplayPlan;
	readonly secrets: Secrets;
	readonly text: string;
	readonly anchor: string;
	say(line: string): void;
}
export interface VerifiedClass {
	readonly schoolKey: string;
	readonly classKey: string;
}
type Work = (scope: Scope, groupId: GroupId, personIds: ReadonlyMap<string, PersonId>) => Promise<void>;

/** Signs the class teacher in, as far as the read models can tell, and out again. */
export async function asTeacher(run: VerifyRun, of: VerifiedClass, work: Work): Promise<void> {
	const kind: ReplayKind = run.plan.kind;
	const school = run.plan.schools.find((each) => each.roster.key === of.schoolKey);
	const schoolId = run.secrets.schoolId(of.schoolKey) as SchoolId | null;
	if (!school || schoolId === null)
		throw new Error("this file was not replayed here yet: run it without --verify first");
	const { roster } = school;
	const job = jobScope(schoolId);
	const keys = await listRosterKeys(job);
	const personIds = new Map(keys.people.map((person) => [person.value, person.id]));
	const teacher = roster.employees.filter((employee) => employee.key === `${kind}-t${of.classKey}`);
	const [user] = await setUpPeople(run.secrets, job, { ...roster, employees: teacher }, personIds);
	const userId = user ? await findAccountId(job, user.email) : null;
	const group = keys.groups.find((each) => each.sourceId === `${kind}-c${of.classKey}`);
	if (userId === null || !group || !user) throw new Error(`class ${of.classKey} is not in the roster`);
	run.say(`class ${of.classKey}: /groups/${group.id} (${user.email}; its password stands with the secrets)`);
	const session = await beginSession([{ placeId: schoolId, userId, signedBy: "password" }]);
	try {
		const scope = await findSessionScope(session);
		if (scope === null) throw new Error("the teacher may not sign in");
		await work(scope, group.id, personIds);
	} finally {
		await endSession(session);
	}
}
