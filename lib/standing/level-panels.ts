import { decimalsAmong } from "../domain/decimals";
import { groupBy } from "../domain/group-by";
import { goalState } from "./goal-state";
import { goalStatus } from "./goal-status";
import { groupSpread, standingOf } from "./group-standing";
import type { StandingSettings } from "./settings";
import { countCompared, countGroup, drawMoments, weekOnAxis } from "./timeline-moments";
import type { LevelWeek, PanelNow, TimelineFacts, TimelinePanel } from "./timeline-panel";
import { panelScale } from "./timeline-scale";
import { valueOfFact } from "./value-of-fact";

/** The supplier's own level by week, a panel per source and unit: levels of different units are not one scale to us. */
export function levelPanels(facts: TimelineFacts, settings: StandingSettings): TimelinePanel[] {
	const members = facts.membersOn(facts.period.to);
	const total = countCompared(facts, facts.period.to);
	const scored = facts.levels.filter(
		(level) => level.score !== null && (level.pupilId === facts.pupilId || members.has(level.pupilId)),
	);
	return [...groupBy(scored, (level) => `${level.connectionId} ${level.unitId}`).values()].flatMap((levels) => {
		const [first] = levels;
		if (!first) return [];
		const adaptive = facts.adaptive.get(first.connectionId) ?? "unknown";
		const moments = [...groupBy(levels, (level) => level.week).values()].map((ofWeek) => ({
			day: weekOnAxis(ofWeek[0]?.week ?? "", facts.period),
			total,
			entries: ofWeek.flatMap((level) => {
				const value = valueOfFact(level, settings);
				if (value === null) return [];
				const { pupilId, day: lastDay, unitTitle: title, unitId: series } = level;
				return [{ pupilId, lastDay, value, right: null, title, series }];
			}),
		}));
		const scores = levels.flatMap((level) => level.score ?? []);
		return [
			{
				key: `${first.connectionId} level ${first.unitId}`,
				connectionId: first.connectionId,
				kind: "level" as const,
				type: "own-level" as const,
				title: first.unitTitle,
				decimals: decimalsAmong(scores),
				scale: panelScale(scores, first.minimum, first.maximum),
				adaptive,
				weekly: true,
				...drawMoments(facts.pupilId, moments, settings),
				now: nowOf(facts, levels, adaptive, settings),
			},
		];
	});
}

function nowOf(
	facts: TimelineFacts,
	levels: readonly LevelWeek[],
	adaptive: TimelinePanel["adaptive"],
	settings: StandingSettings,
): PanelNow {
	const latest = new Map<string, LevelWeek>();
	for (const level of levels) {
		const known = latest.get(level.pupilId);
		if (!known || level.day > known.day) latest.set(level.pupilId, level);
	}
	const known = [...latest.values()].map((fact) => ({ pupilId: fact.pupilId, value: valueOfFact(fact, settings) }));
	const values = known.flatMap((one) => one.value ?? []);
	const own = latest.get(facts.pupilId) ?? null;
	const value = own && valueOfFact(own, settings);
	return {
		value,
		// An adaptive source gives no position (STANDING): its own level is shown as it was sent.
		standing: value === null || adaptive === "yes" ? null : standingOf(value, values, settings),
		state: goalState(goalStatus(own, own, adaptive, settings), value, own, own, null),
		spread: groupSpread(values, settings),
		counts: countGroup(facts, facts.period.to, known),
		day: own?.day ?? null,
		title: own?.unitTitle ?? null,
		series: levels[0]?.unitId ?? "",
		right: null,
		days: null,
		since: null,
	};
}
