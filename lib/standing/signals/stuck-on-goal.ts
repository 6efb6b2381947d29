import type { GridColumn } from "../build-group-grid";
import type { GoalFact, PracticeFact } from "../facts";
import type { StandingSettings } from "../settings";
import type { GoalOf } from "./group-input";
import { shareFacts } from "./share-facts";
import type { SignalOf } from "./signal";

/**
 * Stuck on a goal: each cell of the group grid with the status "stuck" (goal-status), so that signals and diamonds are
 * the same pupils. Built from the column of the grid and the facts that it was built from.
 * New reason: another source.
 * @param facts of this goal
 */
export function stuckOnGoal(
	{ goalId, subject }: GoalOf,
	column: GridColumn,
	facts: readonly GoalFact[],
	settings: StandingSettings,
): SignalOf<"stuck-on-goal">[] {
	const connectionId = column.source?.connectionId;
	if (connectionId === undefined) return [];
	const { spread } = column;
	const median = spread.code === "numeric" ? spread.quartiles.median : null;
	return column.cells.flatMap(({ pupilId, status, standing }) => {
		if (status !== "stuck") return [];
		const fact = facts.find(
			(one): one is PracticeFact => isPractice(one) && one.pupilId === pupilId && one.connectionId === connectionId,
		);
		const share = fact && shareFacts(fact);
		if (!fact || !share) return [];
		const distinct = standing?.code === "placed" ? standing.distinguishable : null;
		return [
			{
				code: "stuck-on-goal" as const,
				pupilId,
				subject,
				goalId,
				connectionIds: [connectionId],
				reason: connectionId,
				day: fact.day,
				facts: { ...share, days: fact.days, limit: 100 * settings.stuckRatio, median, n: spread.n, distinct },
			},
		];
	});
}

const isPractice = (fact: GoalFact): fact is PracticeFact => fact.kind === "practice";
