import { findGroupAccess } from "../../authz/access";
import type { Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import type { GroupId, SubGroupId } from "../../domain/ids";
import { AppError } from "../../errors";

/**
 * A sub-group that is to be changed, locked until the end of the transaction. Everybody with access to its group may.
 * @throws AppError not-found for what is not theirs and for what is not there
 */
export async function lockSubGroup(tx: SchoolTransaction, scope: Scope, groupId: GroupId, subGroupId: SubGroupId) {
	if ((await findGroupAccess(tx, scope, groupId)) === null) throw new AppError("not-found");
	const [row] = await tx.$queryRaw<{ name: string; beginDate: string; endDate: string | null }[]>`
		SELECT name, begin_date::text AS "beginDate", end_date::text AS "endDate" FROM sub_group
		WHERE school_id = ${scope.schoolId}::uuid AND id = ${subGroupId}::uuid AND group_id = ${groupId}::uuid
		FOR UPDATE`;
	if (!row) throw new AppError("not-found");
	return row;
}
