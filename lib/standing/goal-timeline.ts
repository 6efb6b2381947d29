import { levelPanels } from "./level-panels";
import { practicePanels } from "./practice-panels";
import type { StandingSettings } from "./settings";
import { testPanels } from "./test-panels";
import type { TimelineFacts, TimelinePanel } from "./timeline-panel";

/**
 * One panel per source and scale, for scales are never merged: first what the pupil has most of, last what only the
 * group has. A source of which neither the pupil nor enough of the group has anything is left out.
 */
export function buildGoalTimeline(facts: TimelineFacts, settings: StandingSettings): TimelinePanel[] {
	const panels = [...practicePanels(facts, settings), ...levelPanels(facts, settings), ...testPanels(facts, settings)];
	return panels
		.filter((panel) => panel.now.day !== null || panel.now.counts.counted >= settings.comparableMin)
		.sort((a, b) => b.points.length - a.points.length || a.key.localeCompare(b.key));
}
