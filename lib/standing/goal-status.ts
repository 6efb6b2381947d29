import { jeffreysInterval } from "../stats/jeffreys-interval";
import type { Adaptive, GoalFact, LevelFact, PracticeFact } from "./facts";
import type { StandingSettings } from "./settings";

/** behaald, in ontwikkeling, loopt vast, geen gegevens; null: this source gives no ground for a status. */
export type GoalStatus = "reached" | "growing" | "stuck" | "no-data";

/**
 * The status of a goal for one pupil by one source (STANDING, status of a goal): the supplier's verdict where it gives
 * one; else by first attempts: reached when the share right is at least 0.8 over 10 or more on 2 or more days, stuck
 * when the upper end of the 95 % interval lies below 0.6 over as many, no data under 5, growing otherwise. An adaptive
 * source keeps everyone near one success rate, so its share right says nothing; a test score alone neither.
 */
export function goalStatus(
	fact: GoalFact | null,
	verdict: LevelFact | null,
	adaptive: Adaptive,
	settings: StandingSettings,
): GoalStatus | null {
	const bySupplier = verdict === null ? null : verdictStatus(verdict);
	if (bySupplier !== null) return bySupplier;
	if (fact === null) return "no-data";
	if (fact.kind !== "practice") return null;
	return adaptive === "yes" ? null : practiceStatus(fact, settings);
}

function verdictStatus(verdict: LevelFact): GoalStatus | null {
	if (verdict.verdict === "mastered" || verdict.verdict === "passed") return "reached";
	return verdict.verdict === "failed" ? "growing" : null;
}

function practiceStatus(fact: PracticeFact, settings: StandingSettings): GoalStatus {
	if (fact.judged < settings.valueMin) return "no-data";
	if (fact.judged < settings.evidenceMin || fact.days < settings.evidenceDaysMin) return "growing";
	if (fact.correct / fact.judged >= settings.reachedRatio) return "reached";
	const interval = jeffreysInterval(fact.correct, fact.judged);
	return interval !== null && interval.high < settings.stuckRatio ? "stuck" : "growing";
}
