"use client";
import { useActionState, useState } from "react";
import { useLocale, useTranslations } from "use-intl/react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { formatter } from "@/lib/i18n/format";
import type { NoteRow } from "@/lib/queries/notes/select-notes";
import type { Answered } from "../query/answered";
import type { NoteActions } from "./note-actions";
import { type NoteAbout, NoteForm } from "./note-form";

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
	const [changing, setChanging] = useState(false);
	const [removal, remove, removing] = useActionState(actions.remove, null);
	const [restored, restore, restoring] = useActionState(actions.write, null);
	const gone = removal?.fault === null && restored?.fault !== null;
	return (
		<li className="grid grid-cols-[1.5rem_minmax(0,1fr)] gap-x-1 border-t border-line py-2">
			<b aria-hidden="true">{number}</b>
			{changing ? (
				<NoteForm about={about} note={note} actions={actions} onDone={() => setChanging(false)} />
			) : gone ? (
				<form action={restore}>
					<WrittenFields note={note} pupilId={about.pupilId} />
					<Notice role="status" title={t("removed")}>
						<Button type="submit" disabled={restoring} className="mt-1">
							{t("undo")}
						</Button>
					</Notice>
				</form>
			) : (
				<div>
					<p className="max-w-[70ch] text-l whitespace-pre-line wrap-anywhere">{note.text}</p>
					<NoteFacts note={note} today={about.today} />
					{note.own ? (
						<form action={remove} className="mt-1 flex gap-1">
							<input type="hidden" name="noteId" value={note.noteId} />
							<NoteButtons note={note} busy={removing} onChange={() => setChanging(true)} />
						</form>
					) : null}
				</div>
			)}
		</li>
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
	return <p className="text-s text-ink-3">{parts.filter((part) => part !== null).join(" · ")}</p>;
}

function NoteButtons({ note, busy, onChange }: { note: Item; busy: boolean; onChange: () => void }) {
	const [t, format] = [useTranslations("notes"), formatter(useLocale())];
	const day = format.day(note.day);
	return (
		<>
			<Button look="quiet" aria-label={t("changeOf", { day })} onClick={onChange} className="-ml-2">
				{t("change")}
			</Button>
			<Button type="submit" look="quiet" aria-label={t("removeOf", { day })} disabled={busy}>
				{t("remove")}
			</Button>
		</>
	);
}

/** The note as it was, to be written again. */
function WrittenFields({ note, pupilId }: { note: Item; pupilId: string }) {
	const { noteId, kind, visibility, text, subjectKey, goalId, day } = note;
	return Object.entries({ pupilId, noteId, kind, visibility, text, subjectKey, goalId, day }).map(([name, value]) => (
		<input key={name} type="hidden" name={name} value={value ?? ""} />
	));
}
