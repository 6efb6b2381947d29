import type { JobScope } from "../../authz/scope";
import { createAccount } from "../../commands/accounts/create-account";
import { grantRole } from "../../commands/accounts/grant-role";
import type { PersonId, UserId } from "../../domain/ids";
import { AppError } from "../../errors";
import { findAccountId } from "../../queries/accounts/find-account-id";
import { sideBySide } from "../delivery/side-by-side";
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
	const users = school.employees.map((employee) => ({
		employee,
		user: {
			role: roleOf(school, employee.key),
			name: fullName(employee.name),
			email: employee.email,
			password: secrets.passwordOf(employee.email),
			schoolId: scope.schoolId as string,
		},
	}));
	const tasks = users.map(({ employee, user }) => async () => {
		const step = `role ${school.key} ${employee.key}`;
		if (secrets.isDone(step)) return;
		const userId = await ensureAccount(scope, user.email, user.name, user.password);
		const personId = personIds.get(employee.key) ?? null;
		await grantRole(scope, { userId, role: user.role === "admin" ? "admin" : "staff", personId });
		secrets.markDone(step);
	});
	// Hashing a password takes a processor some time; several go side by side.
	await sideBySide(tasks, 4);
	return users.map(({ user }) => user);
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
