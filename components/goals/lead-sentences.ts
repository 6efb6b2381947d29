import { outOfMaximum } from "@/lib/i18n/out-of-maximum";
import type { PupilGoal } from "@/lib/queries/goals/get-pupil-goal";
import { type GoalState, goalStateTable, isJudged } from "@/lib/standing/goal-state";
import type { TimelinePanel } from "@/lib/standing/timeline-panel";
import { type GoalWords, medianInWords, valueInWords } from "./goal-words";

/** What matters in a sentence a source: stuck first, then what the pupil has, last what only the group has. */
export function leadSentences(goal: PupilGoal, words: GoalWords): string[] {
	const supplierOf = (connectionId: string) =>
		goal.sources.find((source) => source.connectionId === connectionId)?.supplier ?? "";
	const latest = goal.notices.filter(
		(notice, index) => goal.notices.findIndex((one) => one.connectionId === notice.connectionId) === index,
	);
	const hasValue = new Set(goal.panels.flatMap((panel) => (panel.now.value === null ? [] : [panel.connectionId])));
	return [
		...goal.panels
			// Why there is no value is said below, with the day.
			.filter(({ now }) => now.value !== null || !noticeStates.has(now.state))
			// What the source has in another measure is the sentence of that panel.
			.filter(({ connectionId, now }) => now.state !== "other-scale" || !hasValue.has(connectionId))
			.toSorted((a, b) => weight(a) - weight(b))
			.map((panel) => sentence(panel, supplierOf(panel.connectionId), goal.pupil.givenName, words)),
		...latest.map(({ connectionId, day, state }) =>
			words.t("lead.notice", {
				supplier: supplierOf(connectionId),
				state: words.common(goalStateTable[state].word),
				day: words.format.day(day, words.today),
			}),
		),
	];
}

const noticeStates: ReadonlySet<GoalState> = new Set(["in-progress", "absent", "refused", "withdrawn", "set-aside"]);

function weight({ now }: TimelinePanel): number {
	if (now.state === "stuck") return 0;
	return now.value === null ? 2 : 1;
}

function sentence(panel: TimelinePanel, supplier: string, name: string, words: GoalWords): string {
	const { t, common, format, today } = words;
	const { now } = panel;
	if (now.value === null) {
		if (now.made) return t("lead.made", { supplier, count: now.made.count });
		if (now.state === "other-scale" && now.other) {
			const { key, value, day } = now.other;
			const shown = outOfMaximum(valueInWords(value, key, format), key.maximum, words);
			return t("lead.other", { supplier, value: shown, day: format.day(day, today) });
		}
		if (panel.kind === "practice" && now.right) return t("lead.few", { supplier, taken: now.right.taken });
		return t("lead.nothing", { supplier, name, count: now.counts.counted + now.counts.tooLittle });
	}
	const median = medianInWords(now.spread, panel, format);
	const group = median === null ? "" : t("lead.group", { value: median });
	const value = valueInWords(now.value, panel, format);
	if (panel.kind === "test")
		return t("lead.test", { supplier, value, day: format.day(now.day ?? today, today), group });
	const status = common(goalStateTable[now.state].word);
	if (panel.kind === "level")
		return isJudged(now.state)
			? t("lead.levelStatus", { supplier, status, value, group })
			: t("lead.level", { supplier, value, group });
	if (now.points !== undefined) return t("lead.points", { supplier, value, taken: now.points, group });
	const { correct, taken } = now.right ?? { correct: 0, taken: 0 };
	return t("lead.practice", { supplier, status, value, correct, taken, group });
}
