import type { NoteActions } from "@/components/notes/note-actions";
import type { NoteAbout } from "@/components/notes/note-form";
import { NoteItem } from "@/components/notes/note-item";
import { type PupilTimelineModel, preparePupilTimeline } from "@/lib/charts/prepare-pupil-timeline";
import { joinParts } from "@/lib/i18n/join-parts";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { PupilPage } from "@/lib/queries/pupils/find-pupil-page";
import { PracticeWeeksFigure } from "./practice-weeks-figure";
import { PupilTimelineTable } from "./pupil-timeline-table";
import { missedAnchor } from "./row-anchor";
import { subjectInWords } from "./subject-in-words";
import { weekInWords } from "./timeline-words";

const row = "grid gap-x-4 gap-y-1 border-t border-line py-1.5 md:grid-cols-[10rem_minmax(0,1fr)] md:items-center";
const percent = (ratio: number) => `${(ratio * 100).toFixed(2)}%`;
const lanesShown = 5;

/** Tests, practice by week and notes of one pupil under each other on one time axis; the notes in full below it. */
export async function PupilTimeline({
	pupil,
	about,
	actions,
}: {
	pupil: PupilPage;
	about: NoteAbout;
	actions: NoteActions;
}) {
	const [t, notesT, subjects, common, format] = await Promise.all([
		getTranslator("pupils"),
		getTranslator("notes"),
		getTranslator("subjects"),
		getTranslator("common"),
		getFormatter(),
	]);
	const { tests, practice, group } = pupil.timeline;
	const labelled = tests.map((test) => ({ ...test, label: subjectInWords(test, subjects) }));
	// Numbered from the oldest, as on the axis; read from the newest.
	const numbered = pupil.notes.map((note, index) => ({ note, number: pupil.notes.length - index }));
	const model = preparePupilTimeline({ tests: labelled, practice, notes: pupil.notes }, pupil.period);
	const words = { t, format, today: about.today };
	return (
		<section className="panel px-3 py-2 sm:px-4" aria-labelledby="timeline">
			<div className="grid md:grid-cols-[10rem_minmax(0,1fr)] md:gap-x-4">
				<h2 id="timeline">{t("timeline.title")}</h2>
				<Months months={model.months} label={(day) => format.month(day)} />
			</div>
			<div className={row}>
				<h3>{t("timeline.tests")}</h3>
				{labelled.length === 0 ? (
					<p className="text-s text-ink-3">{t("timeline.noTests")}</p>
				) : (
					<Tests model={model} labels={labelled.map((test) => test.label)} />
				)}
			</div>
			{pupil.missed.length === 0 ? null : (
				<div className={row}>
					<h3>{t("timeline.missed")}</h3>
					<ul className="text-s text-ink-2">
						{pupil.missed.map((test) => (
							<li
								key={test.entryId}
								id={missedAnchor(test.entryId)}
								className="-mx-1 rounded-s px-1 target:bg-accent-soft"
							>
								{joinParts([test.assessment, test.supplier, format.day(test.at, about.today)])}
							</li>
						))}
					</ul>
				</div>
			)}
			<div className={row}>
				<div className="leading-snug">
					<h3>{t("timeline.practice")}</h3>
					<p className="text-s text-ink-3">
						{t(`timeline.measure.${practice.measure}`)}
						{group === null || model.weeks.every((week) => week.median === null)
							? ""
							: ` · ${t("timeline.tick", { n: practice.n, group: group.name })}`}
						{model.gaps.length > 0 && model.top !== null ? ` · ${t("timeline.gap")}` : ""}
					</p>
				</div>
				{model.top === null ? (
					<p className="text-s text-ink-3">{t("timeline.noPractice")}</p>
				) : (
					<PracticeWeeksFigure
						weeks={model.weeks}
						gaps={model.gaps}
						text={{
							label: t("timeline.practiceLabel", { name: pupil.givenName }),
							weeks: practice.weeks.map((week) => weekInWords(week, practice.measure, words)),
						}}
					/>
				)}
			</div>
			<div className={row}>
				<h3>{notesT("title")}</h3>
				{numbered.length === 0 ? (
					<p className="text-s text-ink-3">{notesT("none")}</p>
				) : (
					<div className="relative h-6" aria-hidden="true">
						{numbered.map(({ note, number }, index) => (
							<span
								key={note.noteId}
								className="absolute top-0.5 inline-flex size-5 -translate-x-1/2 items-center justify-center rounded-full border border-ink-2 bg-surface text-xs"
								style={{ left: percent(model.notes[index]?.x ?? 0) }}
							>
								{number}
							</span>
						))}
					</div>
				)}
			</div>
			{numbered.length === 0 ? null : (
				<ul aria-label={notesT("title")}>
					{numbered.map(({ note, number }) => (
						<NoteItem key={note.noteId} number={number} note={note} about={about} actions={actions} />
					))}
				</ul>
			)}
			<details className="border-t border-line py-1 text-s">
				<summary className="opener">{common("asTable")}</summary>
				<PupilTimelineTable pupil={pupil} today={about.today} />
			</details>
		</section>
	);
}

function Months({ months, label }: { months: PupilTimelineModel["months"]; label: (day: string) => string }) {
	return (
		<div className="relative h-4 text-xs text-ink-3" aria-hidden="true">
			{months
				.filter((month) => month.x < 0.96)
				.map((month) => (
					<span key={month.day} className="absolute bottom-0" style={{ left: percent(month.x) }}>
						{label(month.day)}
					</span>
				))}
		</div>
	);
}

/** A dot each; its label beside it where there is room for words. What they say stands in the table. */
function Tests({ model, labels }: { model: PupilTimelineModel; labels: readonly string[] }) {
	const lanes = Math.min(lanesShown, 1 + Math.max(...model.tests.map((test) => test.lane)));
	return (
		<div className="relative text-s" style={{ height: `${lanes * 1.125}rem` }} aria-hidden="true">
			{model.tests.map((test, index) => (
				<span
					// biome-ignore lint/suspicious/noArrayIndexKey: in the order of the tests, which never moves
					key={index}
					className={`absolute flex h-4 items-center gap-1 whitespace-nowrap ${
						test.side === "left" ? "translate-x-[-100%] flex-row" : "flex-row-reverse"
					}`}
					style={{
						left: `calc(${percent(test.x)} ${test.side === "left" ? "+" : "-"} 5px)`,
						top: `${Math.min(test.lane, lanesShown - 1) * 1.125}rem`,
					}}
				>
					{test.lane < lanesShown ? <span className="hidden sm:inline">{labels[index]}</span> : null}
					<svg width="10" height="10" aria-hidden="true">
						<circle className="chart-dot-self" cx="5" cy="5" r="4.5" />
					</svg>
				</span>
			))}
		</div>
	);
}
