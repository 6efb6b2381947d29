import { ClientMessages } from "@/components/layout/client-messages";
import { QueryProvider } from "@/components/query/query-provider";
import { Notice } from "@/components/ui/notice";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { PupilGoal } from "@/lib/queries/goals/get-pupil-goal";
import { AttemptList } from "./attempt-list";
import { EffortPanel } from "./effort-panel";
import type { GoalWords } from "./goal-words";
import { leadSentences } from "./lead-sentences";
import { MeasurementTable } from "./measurement-table";
import { SourcePanel } from "./source-panel";
import { TimelineLegend } from "./timeline-legend";

/** The sentence first, then a panel per source on one time axis, then all of it as a table. */
export async function PupilGoalScreen({ goal, period }: { goal: PupilGoal; period: string }) {
	const [t, measures, common, format] = await Promise.all([
		getTranslator("goals"),
		getTranslator("measures"),
		getTranslator("common"),
		getFormatter(),
	]);
	const words: GoalWords = { t, measures, common, format, today: goal.today, thresholds: goal.thresholds };
	const name = goal.pupil.givenName;
	const path = `/api/v1/groups/${goal.group.groupId}/goals/${goal.goal.goalId}/pupils/${goal.pupil.pupilId}` as const;
	const effortOnly = goal.sources.filter(
		(source) => source.effort !== null && !goal.panels.some((panel) => panel.connectionId === source.connectionId),
	);
	const practised = goal.sources.filter((source) => source.effort !== null);
	return (
		<ClientMessages nouns={["goals", "provenance", "suppliers"]}>
			<QueryProvider>
				<p className="max-w-[80ch] text-m text-ink-3">{goal.goal.text}</p>
				{goal.period.fellBack ? (
					<Notice>{t("fellBack", { range: format.range(goal.period.from, goal.period.to) })}</Notice>
				) : null}
				<Lead goal={goal} words={words} />
				{goal.panels.length === 0 && effortOnly.length === 0 ? (
					<Notice title={t("empty.title")}>
						<p>{t("empty.text", { name })}</p>
						{goal.period.key === "year" ? null : <a href="?">{t("empty.whole")}</a>}
					</Notice>
				) : (
					<div className="grid gap-3 sm:has-[[data-provenance][data-state=open]]:pr-80">
						<TimelineLegend goal={goal} />
						<section aria-label={t("panels")} className="panel">
							{goal.panels.map((panel) => {
								const source = goal.sources.find((one) => one.connectionId === panel.connectionId);
								return source ? (
									<SourcePanel
										key={panel.key}
										panel={panel}
										source={source}
										goal={goal}
										address={`${path}/provenance?${new URLSearchParams({ period })}`}
										words={words}
									/>
								) : null;
							})}
							{effortOnly.map((source) => (
								<EffortPanel key={source.connectionId} source={source} words={words} />
							))}
						</section>
						<MeasurementTable goal={goal} words={words} />
						{practised.length > 0 ? (
							<section className="panel grid justify-items-start gap-2 p-3">
								<h2>{t("attempts.title")}</h2>
								{practised.map((source) => (
									<AttemptList
										key={source.connectionId}
										path={path}
										period={period}
										connectionId={source.connectionId}
										supplier={source.supplier}
										today={goal.today}
									/>
								))}
							</section>
						) : null}
					</div>
				)}
			</QueryProvider>
		</ClientMessages>
	);
}

/** What the sources say in sentences, and with whom the pupil is compared. */
function Lead({ goal, words }: { goal: PupilGoal; words: GoalWords }) {
	const { t } = words;
	const compared = { count: goal.compared, group: goal.group.name, name: goal.pupil.givenName };
	return (
		<div className="max-w-[80ch] text-l">
			{leadSentences(goal, words).map((sentence) => (
				<p key={sentence}>{sentence}</p>
			))}
			<p className="text-s text-ink-3">
				{goal.schoolYear === null ? t("compared", compared) : t("comparedYear", { ...compared, year: goal.schoolYear })}
			</p>
		</div>
	);
}
