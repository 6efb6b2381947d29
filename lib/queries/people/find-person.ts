import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { Scope } from "../../authz/scope";
import type { UserId } from "../../domain/ids";
import type { ListedPerson } from "./list-people";
import { selectPeople } from "./select-people";
import { noSignIns, selectSignIns } from "./select-sign-ins";

/** One account with a role at the school, for its admin; null for an account of elsewhere as for none. */
export function findPerson(scope: Scope, userId: UserId): Promise<ListedPerson | null> {
	requireAdmin(scope);
	return inSchoolAsAdmin(scope, async (tx) => {
		const [person] = await selectPeople(tx, scope, userId);
		if (!person) return null;
		return { ...person, ...((await selectSignIns(tx, scope, [userId])).get(userId) ?? noSignIns) };
	});
}
