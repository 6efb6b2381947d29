import type { AccountScope } from "../../authz/scope";
import { inSchool } from "../../db/in-school";
import type { PersonId } from "../../domain/ids";
import { type LoneActRow, selectLoneActs } from "./select-lone-acts";

/** What an admin did alone by which the employee that the account is sees pupils, in the last year; none at a board. */
export async function listOwnLoneActs(scope: AccountScope): Promise<LoneActRow[]> {
	if (scope.kind !== "person") return [];
	const { schoolId, userId } = scope;
	return inSchool(scope, async (tx) => {
		const roles = await tx.schoolRole.findMany({
			where: { schoolId, userId, role: "staff", personId: { not: null } },
			select: { personId: true },
		});
		return selectLoneActs(
			tx,
			scope,
			roles.map(({ personId }) => personId as PersonId),
		);
	});
}
