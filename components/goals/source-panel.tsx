import { ProvenanceSheet } from "@/components/provenance/provenance-sheet";
import { StateWord } from "@/components/ui/status";
import { prepareTimeAxis, prepareTimeline } from "@/lib/charts/prepare-timeline";
import { addDays } from "@/lib/domain/school-day";
import { isolate } from "@/lib/i18n/direction/isolate";
import { outOfMaximum } from "@/lib/i18n/out-of-maximum";
import type { GoalSource, PupilGoal } from "@/lib/queries/goals/get-pupil-goal";
import { goalStateTable } from "@/lib/standing/goal-state";
import type { TimelinePanel } from "@/lib/standing/timeline-panel";
import { chartText } from "./chart-words";
import {
	countedInWords,
	type GoalWords,
	groupInWords,
	kindInWords,
	scaleInWords,
	standingInWords,
	valueInWords,
	windowInWords,
} from "./goal-words";
import { SourceAge } from "./source-age";
import { TimelineFigure } from "./timeline-figure";

/** One source on one scale: who and what, the picture over time, and how it stands now. */
export function SourcePanel({
	panel,
	source,
	goal,
	address,
	words,
}: {
	panel: TimelinePanel;
	source: GoalSource;
	goal: PupilGoal;
	/** Where the provenance of this screen's figures is asked. */
	address: `/api/v1/${string}`;
	words: GoalWords;
}) {
	const { t, format } = words;
	const chart = prepareTimeline(panel, goal.period, goal.thresholds);
	const about = { supplier: source.supplier, kind: kindInWords(panel, t), name: goal.pupil.givenName };
	const months = prepareTimeAxis(goal.period).months.map(({ day, x }) => ({ x, label: format.month(day) }));
	return (
		<section
			aria-label={`${isolate(source.supplier)}, ${about.kind}`}
			className="grid grid-cols-2 gap-x-3 gap-y-1 border-t border-line px-3 py-2 first:border-t-0 lg:grid-cols-[13rem_minmax(0,1fr)_13rem]"
		>
			<div className="text-s">
				<h2>{source.supplier}</h2>
				<p className="text-ink-2">{about.kind}</p>
				{panel.title ? <p className="text-ink-2">{panel.title}</p> : null}
				<p className="text-ink-3">{scaleInWords(panel, words)}</p>
				{panel.adaptive === "yes" ? <p className="text-ink-3">{t("adaptive")}</p> : null}
				{panel.adaptive === "unknown" && panel.kind === "practice" ? (
					<p className="text-ink-3">{t("adaptiveUnknown")}</p>
				) : null}
				<SourceAge source={source} words={words} />
			</div>
			<div className="order-last col-span-2 lg:order-none lg:col-span-1">
				<TimelineFigure chart={chart} months={months} text={chartText(panel, chart, about, words)} />
			</div>
			<PanelNow panel={panel} source={source} goal={goal} address={address} words={words} />
		</section>
	);
}

function PanelNow({
	panel,
	source,
	goal,
	address,
	words,
}: {
	panel: TimelinePanel;
	source: GoalSource;
	goal: PupilGoal;
	address: `/api/v1/${string}`;
	words: GoalWords;
}) {
	const { t, common, format, today } = words;
	const { now } = panel;
	const value = now.value && valueInWords(now.value, panel, format);
	const group = groupInWords(panel, words);
	const days = windowInWords(panel, words);
	return (
		<div className="text-s">
			<p className="flex flex-wrap items-baseline gap-x-2">
				<ProvenanceSheet
					address={address}
					figureKey={panel.key}
					value={value ?? source.supplier}
					supplier={source.supplier}
					today={today}
					className={`pointer-coarse:min-h-9 ${value === null ? "text-m text-ink-2" : "text-2xl leading-tight font-strong"}`}
				>
					{value ?? t("noValue")}
				</ProvenanceSheet>
				{group === null ? null : <span className="text-ink-2">{group}</span>}
			</p>
			<p>
				<StateWord state={now.state}>{common(goalStateTable[now.state].word)}</StateWord>
				{now.state === "no-status" ? (
					<span className="text-ink-3">: {t(now.points === undefined ? "noVerdict" : "pointsNoVerdict")}</span>
				) : null}
			</p>
			<BesideValue panel={panel} words={words} />
			{days !== null && now.right ? (
				<p className="text-ink-2">{t("rests", { ...now.right, days, count: now.days ?? 0 })}</p>
			) : null}
			{days !== null && now.points !== undefined ? (
				<p className="text-ink-2">{t("pointsRest", { taken: now.points, days, count: now.days ?? 0 })}</p>
			) : null}
			<Evidence panel={panel} goal={goal} words={words} />
			{standingInWords(panel, words) ? <p>{standingInWords(panel, words)}</p> : null}
			<p className="text-ink-3">
				{countedInWords(panel, words)}
				{now.day === null || days !== null ? "" : ` · ${format.day(now.day, today)}`}
			</p>
			{panel.kind === "test" || source.effort === null ? null : (
				<p className="text-ink-3">
					{t("effortLabel")}: {t("effort", { ...source.effort, duration: format.duration(source.effort.durationMs) })}
				</p>
			)}
		</div>
	);
}

/** Without a value in this measure: what the source has in another one, or what was made. */
function BesideValue({ panel: { now }, words }: { panel: TimelinePanel; words: GoalWords }) {
	const { t, format, today } = words;
	if (now.state === "other-scale" && now.other) {
		const { key, value, day } = now.other;
		const shown = outOfMaximum(valueInWords(value, key, format), key.maximum, words);
		return <p className="text-ink-2">{t("otherRest", { value: shown, day: format.day(day, today) })}</p>;
	}
	if (!now.made) return null;
	return <p className="text-ink-2">{t("madeRest", { ...now.made, day: format.day(now.made.day, today) })}</p>;
}

/** From when to when the evidence of practice is, and that it moves with time. */
function Evidence({ panel, goal, words }: { panel: TimelinePanel; goal: PupilGoal; words: GoalWords }) {
	const { t, format, today } = words;
	const { value, since, day } = panel.now;
	if (panel.kind !== "practice" || value === null || since === null || day === null) return null;
	const days = goal.thresholds.evidenceAgeDaysMax;
	const bound = addDays(goal.period.to, -days);
	const oldest = bound > goal.period.from ? bound : goal.period.from;
	const [from, to, back] = [since, day, oldest].map((one) => format.day(one, today));
	return <p className="text-ink-3">{t("moves", { from: from ?? "", to: to ?? "", days, oldest: back ?? "" })}</p>;
}
