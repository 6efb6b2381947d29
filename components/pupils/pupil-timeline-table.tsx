import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { PupilPage } from "@/lib/queries/pupils/find-pupil-page";
import { scaleOf } from "./pupil-words";
import { subjectInWords } from "./subject-in-words";
import { groupInWords } from "./timeline-words";

const cell = "border-b border-line px-2 py-1 align-top";

/** The timeline in words and figures: tests and weeks, newest first. Notes stand in full above it. */
export async function PupilTimelineTable({ pupil, today }: { pupil: PupilPage; today: string }) {
	const [t, subjects, measures, format] = await Promise.all([
		getTranslator("pupils"),
		getTranslator("subjects"),
		getTranslator("measures"),
		getFormatter(),
	]);
	const { tests, practice } = pupil.timeline;
	const head = (keys: readonly ("day" | "what" | "source" | "value" | "week" | "own" | "group")[]) => (
		<thead className="text-ink-3">
			<tr>
				{keys.map((key) => (
					<th key={key} scope="col" className={cell}>
						{t(`timeline.columns.${key}`, { name: pupil.givenName })}
					</th>
				))}
			</tr>
		</thead>
	);
	return (
		<div className="my-2 grid gap-4 overflow-x-auto lg:grid-cols-2">
			<table className="w-full border-collapse self-start">
				<caption className="text-left font-strong">{t("timeline.tests")}</caption>
				{head(["day", "what", "source", "value"])}
				<tbody>
					{tests.toReversed().map((test) => (
						<tr key={test.key}>
							<td className={`${cell} whitespace-nowrap`}>{format.day(test.day, today)}</td>
							<th scope="row" className={`${cell} font-normal`}>
								{subjectInWords(test, subjects)}, {test.assessment}
							</th>
							<td className={cell}>{test.supplier}</td>
							<td className={`${cell} text-right`}>
								{test.number === null ? test.text : format.onScale(test.number, scaleOf(test))}{" "}
								<span className="text-ink-3">{measures(test.measure)}</span>
							</td>
						</tr>
					))}
				</tbody>
			</table>
			<table className="w-full border-collapse self-start">
				<caption className="text-left font-strong">{t("timeline.practice")}</caption>
				{head(["week", "own", "group"])}
				<tbody>
					{practice.weeks.toReversed().map((week) => (
						<tr key={week.monday}>
							<th scope="row" className={`${cell} font-normal whitespace-nowrap`}>
								{format.day(week.monday, today)}
							</th>
							<td className={cell}>
								{t("timeline.own", {
									tasks: week.tasks,
									time: format.duration(week.durationMs),
									measure: practice.measure,
								})}
							</td>
							<td className={cell}>{groupInWords(week, practice.measure, { t, format })}</td>
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}
