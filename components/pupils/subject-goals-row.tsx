import { ProvenanceSheet } from "@/components/provenance/provenance-sheet";
import { joinParts } from "@/lib/i18n/join-parts";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { SubjectGoals } from "@/lib/queries/pupils/subject-goals";
import { GoalStates } from "./goal-states";
import { effortInWords, levelsInWords, stuckInWords } from "./goal-words";
import { comparedInWords } from "./pupil-words";
import { goalsAnchor } from "./row-anchor";

/** Practice of one subject: on how many goals the pupil is where, the own level of an adaptive supplier, and how much. */
export async function SubjectGoalsRow({
	row,
	pupilId,
	givenName,
	today,
}: {
	row: SubjectGoals;
	pupilId: string;
	givenName: string;
	today: string;
}) {
	const [t, subjects, common, format] = await Promise.all([
		getTranslator("pupils"),
		getTranslator("subjects"),
		getTranslator("common"),
		getFormatter(),
	]);
	const { counts, goals, levels, effort, group, subjectKey } = row;
	const stuck = stuckInWords(goals, t, format);
	const days = goals.flatMap((goal) => goal.cell.lastDay ?? []).sort();
	const last = days.at(-1);
	return (
		<li
			id={goalsAnchor(subjectKey)}
			className="subject-row target:bg-accent-soft border-t border-line px-3 py-2 sm:px-4"
		>
			<div className="[grid-area:name]">
				<h2 className="text-m">{subjects(subjectKey)}</h2>
				<p className="text-s leading-snug text-ink-3">{t("goals.what")}</p>
			</div>
			<div className="grid min-w-0 gap-1 [grid-area:strip]">
				{goals.length === 0 ? (
					<p className="text-s text-ink-2">{t("goals.none")}</p>
				) : (
					<GoalStates counts={counts} common={common} />
				)}
				{stuck === null ? null : <p className="text-s text-ink-2">{stuck}</p>}
				{levelsInWords(levels, t, format).map((said) => (
					<p key={said} className="text-s text-ink-2">
						{said}
					</p>
				))}
			</div>
			{goals.length === 0 ? null : (
				<p className="text-right leading-tight [grid-area:value]">
					<span className="text-l font-strong whitespace-nowrap">
						{t("goals.reached", { count: counts.reached, total: goals.length })}
					</span>
					<span className="block text-s text-ink-3">{t("goals.reachedWord")}</span>
				</p>
			)}
			<div className="text-s leading-snug text-ink-2 [grid-area:change]">
				{effort.length === 0 ? <p className="text-ink-3">{t("goals.nothing", { name: givenName })}</p> : null}
				{effort.map((source) => {
					const said = effortInWords(source, t, format);
					return (
						<p key={source.connectionId}>
							{source.supplier}:{" "}
							<ProvenanceSheet
								address={`/api/v1/pupils/${pupilId}/provenance`}
								figureKey={`practice ${source.connectionId} ${subjectKey}`}
								today={today}
								value={said}
								supplier={source.supplier}
								className="text-left"
							>
								{said}
							</ProvenanceSheet>
							{source.medianDays === null ? null : (
								<span className="text-ink-3"> · {t("groupDays", { days: format.number(source.medianDays) })}</span>
							)}
						</p>
					);
				})}
				{effort.length === 0 ? null : <p className="text-ink-3">{t("sixWeeks")}</p>}
			</div>
			<div className="text-s leading-snug text-ink-2 [grid-area:source]">
				{last === undefined ? null : <p>{format.day(last, today)}</p>}
				<p className="text-ink-3">{joinParts([comparedInWords(group, t)])}</p>
			</div>
		</li>
	);
}
