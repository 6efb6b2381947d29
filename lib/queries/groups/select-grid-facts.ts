import type { Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import type { ConnectionId } from "../../domain/ids";
import type { GoalFact } from "../../standing/facts";
import type { GoalNotice } from "../../standing/goal-state";
import type { StandingSettings } from "../../standing/settings";
import { selectGoalNotices } from "../goals/select-goal-notices";
import {
	type GroupFactsWanted,
	inGroup,
	selectLevelFacts,
	selectPracticeFacts,
	selectTestFacts,
} from "./select-goal-facts";

/** Which facts count: of one source or of all (null), of practice, of tests or of both. */
export interface FactsChoice {
	readonly connectionId: ConnectionId | null;
	readonly kind: "all" | "practice" | "test";
}

/** What every screen on goals of a group rests on, so that one cell and one list never say different things. */
export async function selectGridFacts(
	tx: SchoolTransaction,
	scope: Scope,
	wanted: GroupFactsWanted,
	choice: FactsChoice,
	settings: StandingSettings,
): Promise<GoalFact[]> {
	const facts: GoalFact[] = [];
	if (choice.kind !== "test") {
		facts.push(...(await selectPracticeFacts(tx, scope, wanted, settings)));
		facts.push(...(await selectLevelFacts(tx, scope, wanted)));
	}
	if (choice.kind !== "practice") facts.push(...(await selectTestFacts(tx, scope, wanted)));
	return facts.filter((fact) => choice.connectionId === null || fact.connectionId === choice.connectionId);
}

/** Tests of this group without a result that counts, by the same choice: practice alone has none. */
export async function selectGridNotices(
	tx: SchoolTransaction,
	scope: Scope,
	wanted: GroupFactsWanted,
	{ connectionId, kind }: FactsChoice,
): Promise<GoalNotice[]> {
	if (kind === "practice") return [];
	const notices = await inGroup(tx, scope, wanted.groupId, await selectGoalNotices(tx, scope, wanted));
	return notices.filter(
		(notice) => notice.elsewhere === undefined && (connectionId === null || notice.connectionId === connectionId),
	);
}
