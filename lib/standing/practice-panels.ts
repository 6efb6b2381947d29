import { groupBy } from "../domain/group-by";
import type { LevelFact } from "./facts";
import { factsAtGoal } from "./facts-at-goal";
import { goalState } from "./goal-state";
import { goalStatus } from "./goal-status";
import { groupSpread, standingOf } from "./group-standing";
import type { StandingSettings } from "./settings";
import { countCompared, countGroup, drawMoments, weekOnAxis } from "./timeline-moments";
import type { PanelNow, TimelineFacts, TimelinePanel } from "./timeline-panel";
import { practiceValue, valueOfFact } from "./value-of-fact";

/** Share right by week, a panel per source. Adaptive sources have none: they hold everyone near one share. */
export function practicePanels(facts: TimelineFacts, settings: StandingSettings): TimelinePanel[] {
	const members = facts.membersOn(facts.period.to);
	const total = countCompared(facts, facts.period.to);
	const compared = facts.weeks.filter((week) => week.pupilId === facts.pupilId || members.has(week.pupilId));
	return [...groupBy(compared, (week) => week.connectionId).values()].flatMap((weeks) => {
		const connectionId = weeks[0]?.connectionId;
		const adaptive = (connectionId && facts.adaptive.get(connectionId)) ?? "unknown";
		if (connectionId === undefined || adaptive === "yes") return [];
		const moments = [...groupBy(weeks, (week) => week.week).values()].map((ofWeek) => ({
			day: weekOnAxis(ofWeek[0]?.week ?? "", facts.period),
			total,
			entries: ofWeek.flatMap((week) => {
				// A week of few tasks is drawn, so that the dots together are all that was made; from the minimum on it counts in
				// that week's box.
				const value = practiceValue(week, { valueMin: 1, evidenceMin: settings.valueMin });
				if (value === null) return [];
				const right = week.judged > 0 ? { correct: week.correct, taken: week.judged } : null;
				const { pupilId, day: lastDay } = week;
				const more = {
					...(right === null ? { points: week.partial } : {}),
					...(value.rank === null ? { little: true as const } : {}),
				};
				return [{ pupilId, lastDay, value, right, ...more, title: null, series: "practice" }];
			}),
		}));
		return [
			{
				key: `${connectionId} practice`,
				connectionId,
				kind: "practice" as const,
				type: "share-right" as const,
				title: null,
				scale: { low: 0, high: 100, cut: false, levels: null },
				adaptive,
				weekly: true,
				...drawMoments(facts.pupilId, moments, settings),
				now: nowOf(facts, connectionId, settings),
			},
		];
	});
}

/** Where the pupil stands now by one source: the same evidence and rules as in the grid of the group. */
function nowOf(facts: TimelineFacts, connectionId: string, settings: StandingSettings): PanelNow {
	const members = facts.membersOn(facts.period.to);
	const ofSource = facts.evidence.filter(
		(fact) => fact.connectionId === connectionId && (fact.pupilId === facts.pupilId || members.has(fact.pupilId)),
	);
	const { of } = factsAtGoal(ofSource, []);
	const known = ofSource.map((fact) => ({ pupilId: fact.pupilId, value: valueOfFact(fact, settings) }));
	const values = known.flatMap((one) => one.value ?? []);
	const own = ofSource.find((fact) => fact.pupilId === facts.pupilId) ?? null;
	const value = own && valueOfFact(own, settings);
	const adaptive = facts.adaptive.get(own?.connectionId ?? ofSource[0]?.connectionId ?? ("" as never)) ?? "unknown";
	const verdict = latestVerdict(facts, connectionId);
	const status = goalStatus(own, verdict, adaptive, settings);
	const made = value === null ? of(facts.pupilId).made : null;
	const isJudged = own !== null && own.judged > 0;
	return {
		value,
		standing: value && standingOf(value, values, settings),
		state: goalState(status, value, own, verdict, null, { other: null, made }),
		spread: groupSpread(values, settings),
		counts: countGroup(facts, facts.period.to, known),
		day: own?.day ?? null,
		title: null,
		series: "practice",
		right: isJudged ? { correct: own.correct, taken: own.judged } : null,
		...(own !== null && !isJudged && own.partial > 0 ? { points: own.partial } : {}),
		made,
		days: isJudged ? own.days : (own?.partialDays ?? null),
		since: own?.since ?? null,
	};
}

/** What the supplier itself last said of the pupil on a unit of this goal. */
function latestVerdict(facts: TimelineFacts, connectionId: string): LevelFact | null {
	const own = facts.levels.filter((fact) => fact.pupilId === facts.pupilId && fact.connectionId === connectionId);
	return own.reduce<LevelFact | null>((latest, fact) => (latest && latest.day >= fact.day ? latest : fact), null);
}
