"use client";
import { useId } from "react";
import { ActFrame, SubmitButton } from "@/components/acts/act-form";
import { ActNotice } from "@/components/acts/act-notice";
import { useAct } from "@/components/acts/use-act";
import { Button } from "@/components/ui/button";
import { useTakeFocus } from "@/components/ui/use-take-focus";
import { noteKinds, noteTextMax, noteVisibilities } from "@/lib/domain/notes";
import { subjectKeys } from "@/lib/domain/subjects";
import { useTranslations } from "@/lib/i18n/in-browser";
import type { NoteRow } from "@/lib/queries/notes/select-notes";
import type { NoteActions } from "./note-actions";
import { SavedNote } from "./saved-note";

export interface NoteAbout {
	readonly pupilId: string;
	/** yyyy-mm-dd; a note is never about a day to come. */
	readonly today: string;
	/** Subjects that the author may write on. */
	readonly subjects: "all" | readonly string[];
	/** What it is on, where it was begun from there. */
	readonly subjectKey?: string | null;
	readonly goalId?: string | null;
	readonly signalId?: string | null;
	/** That signal in words. */
	readonly what?: string;
}

/** Under which what was typed of it is kept. */
export const noteFormName = ({ pupilId, signalId }: NoteAbout, noteId?: string) =>
	`note.${pupilId}.${noteId ?? signalId ?? "new"}`;

type Written = Pick<NoteRow, "noteId" | "version" | "kind" | "visibility" | "text" | "subjectKey" | "goalId" | "day">;

/** Writes a note, or a known one anew. Who will read it is said in words before it is saved. */
export function NoteForm({
	about,
	note,
	actions,
	onDone,
}: {
	about: NoteAbout;
	note?: Written;
	actions: NoteActions;
	/** Closes the form of a change. */
	onDone?: () => void;
}) {
	const [t, subjects, id] = [useTranslations("notes"), useTranslations("subjects"), useId()];
	const act = useAct({
		action: actions.write,
		name: noteFormName(about, note?.noteId),
		seen: note?.version,
		onDone,
	});
	// A change stands where its button stood.
	const text = useTakeFocus<HTMLTextAreaElement>(note !== undefined);
	if (act.outcome?.state === "done")
		return <SavedNote pupilId={about.pupilId} noteId={act.outcome.done.noteId} actions={actions} />;
	const goalId = note ? note.goalId : about.goalId;
	const choices = subjectKeys.filter((key) => about.subjects === "all" || about.subjects.includes(key));
	return (
		<ActFrame act={act} className="grid gap-2 text-m">
			<input type="hidden" name="pupilId" value={about.pupilId} />
			{note ? <input type="hidden" name="noteId" value={note.noteId} /> : null}
			{goalId ? <input type="hidden" name="goalId" value={goalId} /> : null}
			{about.signalId ? <input type="hidden" name="signalId" value={about.signalId} /> : null}
			{about.what && !note ? <p className="text-s text-ink-2 first-letter:uppercase">{about.what}</p> : null}
			<div className="grid gap-0.5">
				<label htmlFor={`${id}-text`} className="font-strong">
					{t("text")}
				</label>
				<p id={`${id}-hint`} className="text-s text-ink-3">
					{t("textHint")}
				</p>
				<textarea
					ref={text}
					id={`${id}-text`}
					name="text"
					rows={4}
					required
					maxLength={noteTextMax}
					defaultValue={note?.text}
					aria-describedby={`${id}-hint`}
					className="field-control min-h-24 py-1"
				/>
			</div>
			<div className="grid grid-cols-2 gap-2">
				<label className="grid gap-0.5">
					<span className="font-strong">{t("kind")}</span>
					<select
						name="kind"
						className="field-control"
						defaultValue={note?.kind ?? (about.signalId ? "signal" : "talk")}
					>
						{noteKinds.map((kind) => (
							<option key={kind} value={kind}>
								{t(`kinds.${kind}`)}
							</option>
						))}
					</select>
				</label>
				<label className="grid gap-0.5">
					<span className="font-strong">{t("day")}</span>
					<input
						type="date"
						name="day"
						required
						max={about.today}
						defaultValue={note?.day ?? about.today}
						className="field-control"
					/>
				</label>
			</div>
			<label className="grid gap-0.5">
				<span className="font-strong">{t("subject")}</span>
				<select
					name="subjectKey"
					className="field-control"
					defaultValue={(note ? note.subjectKey : about.subjectKey) ?? ""}
				>
					<option value="">{t("noSubject")}</option>
					{choices.map((key) => (
						<option key={key} value={key}>
							{subjects(key)}
						</option>
					))}
				</select>
			</label>
			<fieldset className="grid gap-0.5">
				<legend className="font-strong">{t("visibility")}</legend>
				{noteVisibilities.map((visibility) => (
					<label key={visibility} className="flex min-h-6 items-center gap-2 pointer-coarse:min-h-9">
						<input
							type="radio"
							name="visibility"
							value={visibility}
							defaultChecked={visibility === (note?.visibility ?? "coach")}
							className="size-4 flex-none accent-accent"
						/>
						{t(`visibilities.${visibility}`)}
					</label>
				))}
				<p className="text-s text-ink-3">{t("subjectHint")}</p>
			</fieldset>
			<ActNotice words="notes" />
			<div className="flex gap-2">
				<SubmitButton look="primary">{t("save")}</SubmitButton>
				{onDone ? (
					<Button
						onClick={() => {
							act.discard();
							onDone();
						}}
					>
						{t("cancel")}
					</Button>
				) : null}
			</div>
		</ActFrame>
	);
}
