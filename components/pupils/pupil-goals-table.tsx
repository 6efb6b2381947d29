import { getTranslator } from "@/lib/i18n/server";
import type { SubjectGoals } from "@/lib/queries/pupils/subject-goals";
import { countGoals } from "@/lib/standing/count-goals";
import { goalStates, goalStateTable } from "@/lib/standing/goal-state";

const cell = "border-b border-line px-2 py-1 align-top";

/** The goals of each subject in figures; each row adds up to its last figure. */
export async function PupilGoalsTable({ goals: all }: { goals: readonly SubjectGoals[] }) {
	const [t, subjects, common] = await Promise.all([
		getTranslator("pupils"),
		getTranslator("subjects"),
		getTranslator("common"),
	]);
	const rows = all.filter((subject) => subject.goals.length > 0);
	if (rows.length === 0) return null;
	const total = countGoals(rows.flatMap((subject) => subject.goals.map((goal) => goal.cell)));
	const states = goalStates.filter((state) => total[state] > 0);
	return (
		<div className="my-2 overflow-x-auto">
			<table className="border-collapse">
				<caption className="sr-only">{t("goals.table")}</caption>
				<thead className="text-ink-3">
					<tr>
						<th scope="col" className={cell}>
							{t("columns.subject")}
						</th>
						{states.map((state) => (
							<th key={state} scope="col" className={`${cell} text-right first-letter:uppercase`}>
								{common(goalStateTable[state].word)}
							</th>
						))}
						<th scope="col" className={`${cell} text-right`}>
							{t("goals.total")}
						</th>
					</tr>
				</thead>
				<tbody>
					{rows.map(({ subjectKey, goals, counts }) => (
						<tr key={subjectKey}>
							<th scope="row" className={`${cell} font-normal`}>
								{subjects(subjectKey)}
							</th>
							{states.map((state) => (
								<td key={state} className={`${cell} text-right`}>
									{counts[state]}
								</td>
							))}
							<td className={`${cell} text-right`}>{goals.length}</td>
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}
