import type { JobScope } from "../../authz/scope";
import { createAccount } from "../../commands/accounts/create-account";
import { grantRole } from "../../commands/accounts/grant-role";
import type { PersonId, UserId } from "../../domain/ids";
import { AppError } from "../../errors";
import { findAccountId } from "../../queries/accounts/find-account-id";
import { type DemoSchool, fullName } from "../model/school";
import type { DemoFile } from "./demo-file";
import type { Secrets } from "./secrets";

type DemoUser = DemoFile["users"][number];

/** Accounts with roles for everybody who works at the school, linked to the roster by the key of the administration. */
export async function setUpPeople(
	secrets: Secrets,
	scope: JobScope,
	school: DemoSchool,
	personIds: ReadonlyMap<string, PersonId>,
): Promise<DemoUser[]> {
	const users: DemoUser[] = [];
	for (const employee of school.employees) {
		const name = fullName(employee.name);
		const password = secrets.passwordOf(employee.email);
		const role = roleOf(school, employee.key);
		const step = `role ${school.key} ${employee.key}`;
		if (!secrets.isDone(step)) {
			const userId = await ensureAccount(scope, employee.email, name, password);
			const personId = personIds.get(employee.key) ?? null;
			await grantRole(scope, { userId, role: role === "admin" ? "admin" : "staff", personId });
			secrets.markDone(step);
		}
		users.push({ role, name, email: employee.email, password, schoolId: scope.schoolId });
	}
	return users;
}

async function ensureAccount(scope: JobScope, email: string, name: string, password: string): Promise<UserId> {
	try {
		return (await createAccount(scope, { email, name, password, locale: "nl" })).userId;
	} catch (fault) {
		const known = fault instanceof AppError && fault.code === "conflict" ? await findAccountId(scope, email) : null;
		if (known === null) throw fault;
		return known;
	}
}

function roleOf(school: DemoSchool, key: string): DemoUser["role"] {
	if (key === school.adminKey) return "admin";
	if (school.coaching.some((each) => each.employeeKey === key)) return "coach";
	const group = school.groups.find((each) => each.teacherKeys.includes(key));
	return group?.kind === "lesson-group" ? "teacher" : "class-teacher";
}
