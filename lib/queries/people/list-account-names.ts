import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { Scope } from "../../authz/scope";
import type { UserId } from "../../domain/ids";
import { selectPeople } from "./select-people";

/** Whoever has or had a role at the school, by name: whom one may ask a log about. */
export async function listAccountNames(scope: Scope): Promise<{ userId: UserId; name: string }[]> {
	requireAdmin(scope);
	const people = await inSchoolAsAdmin(scope, (tx) => selectPeople(tx, scope));
	return people.map(({ userId, name }) => ({ userId, name }));
}
