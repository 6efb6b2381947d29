import type { PupilGoal } from "@/lib/queries/goals/get-pupil-goal";
import type { TimelinePanel } from "@/lib/standing/timeline-panel";
import { type GoalWords, medianInWords, valueInWords } from "./goal-words";

/** What matters in a sentence a source: stuck first, then what the pupil has, last what only the group has. */
export function leadSentences(goal: PupilGoal, words: GoalWords): string[] {
	return goal.panels
		.toSorted((a, b) => weight(a) - weight(b))
		.map((panel) => {
			const supplier = goal.sources.find((source) => source.connectionId === panel.connectionId)?.supplier ?? "";
			return sentence(panel, supplier, goal.pupil.givenName, words);
		});
}

function weight({ now }: TimelinePanel): number {
	if (now.status === "stuck") return 0;
	return now.value === null ? 2 : 1;
}

function sentence(panel: TimelinePanel, supplier: string, name: string, words: GoalWords): string {
	const { t, common, format, today } = words;
	const { now } = panel;
	if (now.value === null) {
		if (panel.kind === "practice" && now.right) return t("lead.few", { supplier, taken: now.right.taken });
		return t("lead.nothing", { supplier, name, count: now.counts.counted });
	}
	const median = medianInWords(now.spread, panel, format);
	const group = median === null ? "" : t("lead.group", { value: median });
	const value = valueInWords(now.value, panel, format);
	if (panel.kind === "test")
		return t("lead.test", { supplier, value, day: format.day(now.day ?? today, today), group });
	const status = now.status && common(`status.${now.status}`);
	if (panel.kind === "level")
		return status
			? t("lead.levelStatus", { supplier, status, value, group })
			: t("lead.level", { supplier, value, group });
	const { correct, taken } = now.right ?? { correct: 0, taken: 0 };
	return t("lead.practice", { supplier, status: status ?? "", value, correct, taken, group });
}
