import { type GridAddress, gridInput, isId } from "@/components/groups/grid-address";
import type { GoalId, GroupId, SubGroupId } from "@/lib/domain/ids";
import type { GroupGoalInput } from "@/lib/queries/goals/find-group-goal";

/** The filters of the grid, on one goal: what is chosen there stays chosen here. */
export function goalInput(groupId: GroupId, goalId: GoalId, address: GridAddress): GroupGoalInput {
	const { period, connectionId, kind, schoolYear } = gridInput(groupId, address);
	const subGroupId = address.subGroup && isId(address.subGroup) ? (address.subGroup as SubGroupId) : null;
	return { groupId, goalId, period, connectionId, kind, schoolYear, subGroupId };
}
