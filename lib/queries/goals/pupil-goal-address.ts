import { z } from "zod";
import type { GoalId, GroupId, PersonId } from "../../domain/ids";
import { periodChoice } from "../periods/resolve-period";
import type { PupilGoalInput } from "./open-pupil-goal";

/** The part of an address that names one pupil on one goal of a group, as endpoints read it. */
export const pupilGoalParams = z.object({ groupId: z.guid(), goalId: z.guid(), pupilId: z.guid() });

export const periodQuery = z.string().max(40).optional();

export function pupilGoalInput(params: z.output<typeof pupilGoalParams>, period: string | undefined): PupilGoalInput {
	return {
		groupId: params.groupId as GroupId,
		goalId: params.goalId as GoalId,
		pupilId: params.pupilId as PersonId,
		period: periodChoice(period),
	};
}
