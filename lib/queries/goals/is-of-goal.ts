import type { GoalId } from "../../domain/ids";
import { Prisma } from "../../generated/prisma/client";

/** Whether attempt `a` counts for the goal: by the mapping of its item, else of its unit (as the day rollup does). */
export function isOfGoal(goalId: GoalId): Prisma.Sql {
	return Prisma.sql`EXISTS (
		SELECT 1 FROM goal_mapping m
		WHERE m.school_id = a.school_id AND m.connection_id = a.connection_id AND m.goal_id = ${goalId}::uuid
			AND (
				(m.kind = 'item' AND m.source_id = a.item_id)
				OR (m.kind = 'unit' AND m.source_id = a.unit_id AND NOT EXISTS (
					SELECT 1 FROM goal_mapping own
					WHERE own.school_id = a.school_id AND own.connection_id = a.connection_id AND own.kind = 'item'
						AND own.source_id = a.item_id
				))
			)
	)`;
}
