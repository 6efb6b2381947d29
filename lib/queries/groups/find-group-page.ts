import { findGroupAccess } from "../../authz/access";
import type { Scope } from "../../authz/scope";
import { now } from "../../clock";
import { inSchool } from "../../db/in-school";
import { gridSignals } from "../../standing/signals/grid-signals";
import { asOnScreen } from "../signals/as-on-screen";
import { type GroupSignals, selectGroupSignals } from "../signals/select-group-signals";
import type { SignalRow } from "../signals/select-signals";
import { type GroupGridInput, type GroupGridPage, readGroupGrid } from "./find-group-grid";

export interface GroupPage extends GroupGridPage {
	/** Of the subject and the pupils on screen. */
	readonly signals: GroupSignals;
}

/**
 * T1: the grid, and who to look at first, of one moment. Null for a group that is not the reader's today and for one that
 * is not there. The look is logged before anything is answered.
 */
export function findGroupPage(scope: Scope, input: GroupGridInput): Promise<GroupPage | null> {
	return inSchool(scope, async (tx) => {
		const access = await findGroupAccess(tx, scope, input.groupId);
		const page = access && (await readGroupGrid(tx, scope, access, input));
		if (access === null || page === null) return null;
		const signals = await selectGroupSignals(tx, scope, access, page.subject);
		return { ...page, signals: onScreen(signals, page) };
	});
}

/**
 * Of a sub-group its pupils; in a combination group those of the school year that is shown, and what is about that year.
 * Who is stuck is what the grid beside it says, so that signals and diamonds are the same pupils.
 */
function onScreen(signals: GroupSignals, page: GroupGridPage): GroupSignals {
	const { schoolYear, members, shown, subject, goals } = page;
	const pupils = shown ?? new Set(members.map((member) => member.pupilId));
	const isShown = (row: Pick<SignalRow, "pupilId" | "schoolYear">) =>
		row.pupilId === null ? row.schoolYear === schoolYear : pupils.has(row.pupilId);
	const kept = { ...signals, open: signals.open.filter(isShown), dismissed: signals.dismissed.filter(isShown) };
	if (subject === null) return kept;
	const of = goals.map(({ goalId }) => ({ goalId, subject }));
	const seen = gridSignals({ ...page, goals: of }, page.settings, signals.rules);
	const names = new Map(members.map((member) => [member.pupilId, member.name]));
	return asOnScreen(
		kept,
		seen.filter((one) => one.pupilId === null || pupils.has(one.pupilId)),
		{ ...page, groupOf: () => page.group, nameOf: (pupilId) => names.get(pupilId) ?? "", at: now() },
	);
}
