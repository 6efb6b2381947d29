import { type GridAddress, gridInput } from "@/components/groups/grid-address";
import { type GoalId, type GroupId, subGroupId } from "@/lib/domain/ids";
import type { GroupGoalInput } from "@/lib/queries/goals/find-group-goal";

/** The filters of the grid, on one goal: what is chosen there stays chosen here. */
export function goalInput(groupId: GroupId, goalId: GoalId, address: GridAddress): GroupGoalInput {
	const { period, connectionId, kind, schoolYear } = gridInput(groupId, address);
	return {
		...{ groupId, goalId, period, connectionId, kind, schoolYear },
		subGroupId: subGroupId.safeParse(address.subGroup).data ?? null,
	};
}
