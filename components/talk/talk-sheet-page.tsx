import { StatusShape } from "@/components/ui/status";
import { joinParts } from "@/lib/i18n/join-parts";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { NoteRow } from "@/lib/queries/notes/select-notes";
import type { TalkSheet } from "@/lib/queries/talk/find-talk-sheet";
import type { TalkSection } from "./talk-address";
import { TalkRows } from "./talk-rows";
import styles from "./talk-sheet.module.css";

/** The sheet itself: facts about the work, room to write, and when and by whom it was made. No other pupil is on it. */
export async function TalkSheetPage({
	sheet,
	show,
	today,
}: {
	sheet: TalkSheet;
	show: ReadonlySet<TalkSection>;
	today: string;
}) {
	const [t, format] = await Promise.all([getTranslator("talk"), getFormatter()]);
	const name = sheet.givenName;
	const { agreements, others } = sheet.notes;
	return (
		<article className={styles.sheet}>
			<h1>{sheet.name}</h1>
			<p className="text-ink-3">{joinParts([...sheet.groups, sheet.school])}</p>
			<p>{t("meeting", { range: format.range(sheet.period.from, sheet.period.to), by: sheet.madeBy })}</p>
			{show.has("subjects") ? (
				<Section title={t("subjects.title", { name })}>
					<TalkRows sheet={sheet} today={today} />
				</Section>
			) : null}
			{show.has("goals") ? <Goals sheet={sheet} /> : null}
			{show.has("practice") ? (
				<Section title={t("practice.title")}>
					<Practice sheet={sheet} />
				</Section>
			) : null}
			{show.has("agreements") ? (
				<Section title={t("agreements.title")} empty={agreements.length === 0}>
					<Notes notes={agreements} none={t("agreements.none")} today={today} />
				</Section>
			) : null}
			{show.has("notes") ? (
				<Section title={t("notes.title")} empty={others.length === 0}>
					<Notes notes={others} none={t("notes.none")} today={today} />
				</Section>
			) : null}
			<section className={`${styles.section} ${styles.write}`} aria-labelledby="discussed">
				<h2 id="discussed" className="col-span-full border-b border-ink pb-1">
					{t("write.title")}
				</h2>
				{(["good", "next"] as const).map((key) => (
					<div key={key} className="pt-1">
						<h3>{t(`write.${key}`)}</h3>
						<div className={styles.line} />
						<div className={styles.line} />
					</div>
				))}
				{(["school", "home", "pupil", "back"] as const).map((key) => (
					<p key={key} className={styles.line}>
						{t(`write.${key}`, { name })}
					</p>
				))}
			</section>
			<p className="mt-3 border-t border-line-strong pt-1 text-s text-ink-3">
				{t("foot", { at: format.dayTime(sheet.madeAt), by: sheet.madeBy })}{" "}
				{sheet.rows.every((row) => row.band === null) ? t("noGroup") : ""}
			</p>
		</article>
	);
}

/** Paper is for what there is: a section without anything stands on the screen alone. */
function Section({ title, empty = false, children }: { title: string; empty?: boolean; children: React.ReactNode }) {
	return (
		<section className={`${styles.section} ${empty ? "no-print" : ""}`}>
			<h2>{title}</h2>
			{children}
		</section>
	);
}

async function Goals({ sheet }: { sheet: TalkSheet }) {
	const [t, subjects, common, format] = await Promise.all([
		getTranslator("talk"),
		getTranslator("subjects"),
		getTranslator("common"),
		getFormatter(),
	]);
	const { subject, goals: known } = sheet.goals;
	const sources = [...new Set(known.flatMap((goal) => goal.supplier ?? []))];
	return (
		<Section title={t("goals.title", { subject: subject === null ? "" : subjects(subject) })}>
			{known.length === 0 ? (
				<p className="pt-1">{t("goals.none")}</p>
			) : (
				<>
					<ul className={styles.goals}>
						{known.map((goal) => (
							<li key={goal.goalId} className={styles.goal}>
								<StatusShape name={goal.status} className="self-center" />
								<span className="grow">{goal.title}</span>
								<span className="text-s whitespace-nowrap">{common(`status.${goal.status}`)}</span>
							</li>
						))}
					</ul>
					<p className="pt-1 text-s text-ink-3">
						{t("goals.rule", {
							sources: format.list(sources),
							reached: format.share(sheet.goals.reachedRatio),
							stuck: format.share(sheet.goals.stuckRatio),
						})}
					</p>
				</>
			)}
		</Section>
	);
}

async function Practice({ sheet }: { sheet: TalkSheet }) {
	const [t, format] = await Promise.all([getTranslator("talk"), getFormatter()]);
	const done = sheet.practice.total;
	if (done.weeks === 0) return <p className="pt-1">{t("practice.none")}</p>;
	return (
		<p className="pt-1">
			{t(`practice.${sheet.practice.measure}`, {
				name: sheet.givenName,
				weeks: done.weeks,
				tasks: format.number(done.tasks, 0),
				time: format.duration(done.durationMs),
			})}
		</p>
	);
}

async function Notes({ notes, none, today }: { notes: readonly NoteRow[]; none: string; today: string }) {
	const format = await getFormatter();
	if (notes.length === 0) return <p className="pt-1">{none}</p>;
	return (
		<ul>
			{notes.map((note) => (
				<li key={note.noteId} className={`${styles.note} py-1`}>
					<p className="whitespace-pre-line wrap-anywhere">{note.text}</p>
					<p className="text-s text-ink-3">
						{format.day(note.day, today)} · {note.author}
					</p>
				</li>
			))}
		</ul>
	);
}
