import { findGroupAccess } from "../../authz/access";
import type { Scope } from "../../authz/scope";
import { now } from "../../clock";
import { inSchool } from "../../db/in-school";
import { groupLow } from "../../standing/signals/group-low";
import type { SignalSettings } from "../../standing/signals/signal-settings";
import type { GroupGoalPage } from "../goals/find-group-goal";
import { asOnScreen } from "./as-on-screen";
import { selectGroupSignals } from "./select-group-signals";
import type { SignalRow } from "./select-signals";

/**
 * The signal of the group on a goal, by the column on screen; null: the group is not low there, or somebody put it aside.
 * For a page that was read, and logged, for this reader.
 */
export function findGroupLow(
	scope: Scope,
	page: GroupGoalPage,
): Promise<{ readonly signal: SignalRow; readonly rules: SignalSettings } | null> {
	return inSchool(scope, async (tx) => {
		const { group, goal, schoolYear, settings } = page;
		const access = await findGroupAccess(tx, scope, group.groupId);
		if (access === null) return null;
		const kept = await selectGroupSignals(tx, scope, access, goal.subjectKey);
		const { enabled, thresholds } = kept.rules["group-low"];
		if (!enabled) return null;
		const of = { goalId: goal.goalId, subject: goal.subjectKey };
		const seen = groupLow(of, page.column, schoolYear, settings, thresholds);
		const isHere = (row: SignalRow) => row.code === "group-low" && row.schoolYear === schoolYear;
		const here = { open: kept.open.filter(isHere), dismissed: kept.dismissed.filter(isHere) };
		const names = { goals: [goal], sources: page.sources, groupOf: () => group, nameOf: () => "", at: now() };
		const [signal] = asOnScreen(here, seen, names).open;
		return signal ? { signal, rules: kept.rules } : null;
	});
}
