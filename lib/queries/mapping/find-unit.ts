import type { Scope } from "../../authz/scope";
import { type SubjectKey, subjectOf } from "../../domain/subjects";
import { type GoalSuggestion, suggestGoals } from "../../standing/suggest-goals";
import { listGoals, type MappableGoal } from "./list-goals";
import { listUnits, type UnitRow } from "./list-units";
import type { UnitKey } from "./mapping-filter";

export interface OpenedUnit {
	readonly unit: UnitRow;
	/** What it may be about, with why; none for one that has goals. */
	readonly suggestions: readonly GoalSuggestion[];
	readonly goals: readonly MappableGoal[];
	/** Whose goals are shown first. */
	readonly subjectKey: SubjectKey;
}

/**
 * One unit beside the goals that it may be mapped to. Null: there is none, or it is another school's.
 * @param listed units that the page shows anyhow: counting what rests on one of them again would cost as much
 */
export async function findUnit(
	scope: Scope,
	connectionId: string,
	key: UnitKey,
	listed: readonly UnitRow[],
): Promise<OpenedUnit | null> {
	const goals = await listGoals(scope);
	const shown = listed.find(({ kind, sourceId }) => kind === key.kind && sourceId === key.sourceId);
	const unit = shown ?? (await findOther(scope, connectionId, key));
	if (!unit) return null;
	const title = unit.title ?? unit.sourceId;
	const named = unit.subjectName === null ? null : subjectOf(unit.subjectName);
	const suggestions = unit.goals.length > 0 ? [] : suggestGoals({ title, subjectKey: named }, goals);
	const first = unit.goals[0]?.goalId ?? suggestions[0]?.goalId;
	const ofFirst = goals.find(({ goalId }) => goalId === first)?.subjectKey;
	const subjectKey = ofFirst ?? named ?? subjectOf(title) ?? goals[0]?.subjectKey ?? "other";
	return { unit, suggestions, goals, subjectKey };
}

async function findOther(scope: Scope, connectionId: string, only: UnitKey): Promise<UnitRow | undefined> {
	const { units } = await listUnits(scope, { connectionId, view: "all", search: "", page: 1, only });
	return units[0];
}
