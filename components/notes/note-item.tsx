"use client";
import { useState } from "react";
import { ActForm, SubmitButton } from "@/components/acts/act-form";
import { ActNotice } from "@/components/acts/act-notice";
import { useTyped } from "@/components/acts/tab";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useTakeFocus } from "@/components/ui/use-take-focus";
import { formatter } from "@/lib/i18n/format";
import { useLocale, useTranslations } from "@/lib/i18n/in-browser";
import { joinParts } from "@/lib/i18n/join-parts";
import type { NoteRow } from "@/lib/queries/notes/select-notes";
import type { Answered } from "../query/answered";
import type { NoteActions } from "./note-actions";
import { type NoteAbout, NoteForm, noteFormName } from "./note-form";

type Item = Answered<NoteRow> | NoteRow;

/** One note under its number of the timeline; its author may change it or take it back, with an undo. */
export function NoteItem({
	number,
	note,
	about,
	actions,
}: {
	number: number;
	note: Item;
	about: NoteAbout;
	actions: NoteActions;
}) {
	const t = useTranslations("notes");
	const typed = useTyped(noteFormName(about, note.noteId));
	const [wanted, setWanted] = useState<"note" | "form" | "gone" | null>(null);
	const shown = wanted ?? (typed ? "form" : "note");
	return (
		<li className="grid grid-cols-[1.5rem_minmax(0,1fr)] gap-x-1 border-t border-line py-2">
			<b aria-hidden="true">{number}</b>
			{shown === "form" ? (
				<NoteForm about={about} note={note} actions={actions} onDone={() => setWanted("note")} />
			) : shown === "gone" ? (
				<ActForm
					action={actions.write}
					name={`restore.${note.noteId}`}
					keeps={false}
					onDone={() => setWanted("note")}
					className="grid gap-1"
				>
					<WrittenFields note={note} pupilId={about.pupilId} />
					<Notice role="status" title={t("removed")}>
						<UndoButton />
					</Notice>
					<ActNotice words="notes" />
				</ActForm>
			) : (
				<div>
					<p className="max-w-[70ch] text-l whitespace-pre-line wrap-anywhere">{note.text}</p>
					<NoteFacts note={note} today={about.today} />
					{note.own ? (
						<ActForm
							action={actions.remove}
							name={`remove.${note.noteId}`}
							keeps={false}
							onDone={() => setWanted("gone")}
							className="mt-1 grid gap-1"
						>
							<input type="hidden" name="noteId" value={note.noteId} />
							<ActNotice words="notes" />
							<NoteButtons note={note} back={wanted === "note"} onChange={() => setWanted("form")} />
						</ActForm>
					) : null}
				</div>
			)}
		</li>
	);
}

function UndoButton() {
	const t = useTranslations("notes");
	const undo = useTakeFocus<HTMLButtonElement>();
	return (
		<SubmitButton ref={undo} className="mt-1">
			{t("undo")}
		</SubmitButton>
	);
}

function NoteFacts({ note, today }: { note: Item; today: string }) {
	const [t, subjects, format] = [useTranslations("notes"), useTranslations("subjects"), formatter(useLocale())];
	const parts = [
		format.day(note.day, today),
		t(`kinds.${note.kind}`),
		note.subjectKey && subjects(note.subjectKey),
		note.goal,
		note.author,
		t(`visibleTo.${note.visibility}`),
		note.updatedAt && t("changed", { day: format.day(new Date(note.updatedAt), today) }),
	];
	return <p className="text-s text-ink-3">{joinParts(parts)}</p>;
}

function NoteButtons({
	note,
	back,
	onChange,
}: {
	note: Item;
	/** They come back after the form or the undo that stood here. */
	back: boolean;
	onChange: () => void;
}) {
	const [t, format] = [useTranslations("notes"), formatter(useLocale())];
	const change = useTakeFocus<HTMLButtonElement>(back);
	const day = format.day(note.day);
	return (
		<div className="flex gap-1">
			<Button ref={change} look="quiet" aria-label={t("changeOf", { day })} onClick={onChange} className="-ml-2">
				{t("change")}
			</Button>
			<SubmitButton look="quiet" aria-label={t("removeOf", { day })}>
				{t("remove")}
			</SubmitButton>
		</div>
	);
}

/** The note as it was, to be written again. */
function WrittenFields({ note, pupilId }: { note: Item; pupilId: string }) {
	const { noteId, kind, visibility, text, subjectKey, goalId, day } = note;
	return Object.entries({ pupilId, noteId, kind, visibility, text, subjectKey, goalId, day }).map(([name, value]) => (
		<input key={name} type="hidden" name={name} value={value ?? ""} />
	));
}
