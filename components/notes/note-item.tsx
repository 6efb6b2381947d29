"use client";
import { useActionState, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useTakeFocus } from "@/components/ui/use-take-focus";
import { formatter } from "@/lib/i18n/format";
import { useLocale, useTranslations } from "@/lib/i18n/in-browser";
import { joinParts } from "@/lib/i18n/join-parts";
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
	const [shown, setShown] = useState<"note" | "form" | "gone">("note");
	// From then on what takes the place of another gets the focus; not when the page opens.
	const [touched, setTouched] = useState(false);
	const show = (next: typeof shown) => {
		setTouched(true);
		setShown(next);
	};
	const [removal, remove, removing] = useActionState(
		thenShow(actions.remove, () => show("gone")),
		null,
	);
	const [restored, restore, restoring] = useActionState(
		thenShow(actions.write, () => show("note")),
		null,
	);
	const fault = (shown === "note" ? removal : restored)?.fault ?? null;
	return (
		<li className="grid grid-cols-[1.5rem_minmax(0,1fr)] gap-x-1 border-t border-line py-2">
			<b aria-hidden="true">{number}</b>
			{shown === "form" ? (
				<NoteForm about={about} note={note} actions={actions} onDone={() => show("note")} />
			) : shown === "gone" ? (
				<form action={restore}>
					<WrittenFields note={note} pupilId={about.pupilId} />
					<Notice role="status" title={t("removed")}>
						<UndoButton busy={restoring} />
					</Notice>
				</form>
			) : (
				<div>
					<p className="max-w-[70ch] text-l whitespace-pre-line wrap-anywhere">{note.text}</p>
					<NoteFacts note={note} today={about.today} />
					{note.own ? (
						<form action={remove} className="mt-1 flex gap-1">
							<input type="hidden" name="noteId" value={note.noteId} />
							<NoteButtons note={note} busy={removing} back={touched} onChange={() => show("form")} />
						</form>
					) : null}
				</div>
			)}
			{fault === null ? null : (
				<div className="col-start-2 mt-1">
					<Notice tone="fault" role="alert" title={t(fault === "not-found" ? "faults.not-found" : "faults.invalid")} />
				</div>
			)}
		</li>
	);
}

const thenShow =
	(action: NoteActions["remove"], show: () => void): NoteActions["remove"] =>
	async (before, form) => {
		const outcome = await action(before, form);
		if (outcome?.fault === null) show();
		return outcome;
	};

function UndoButton({ busy }: { busy: boolean }) {
	const t = useTranslations("notes");
	const undo = useTakeFocus<HTMLButtonElement>();
	return (
		<Button ref={undo} type="submit" disabled={busy} className="mt-1">
			{t("undo")}
		</Button>
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
	busy,
	back,
	onChange,
}: {
	note: Item;
	busy: boolean;
	/** They come back after the form or the undo that stood here. */
	back: boolean;
	onChange: () => void;
}) {
	const [t, format] = [useTranslations("notes"), formatter(useLocale())];
	const change = useTakeFocus<HTMLButtonElement>(back);
	const day = format.day(note.day);
	return (
		<>
			<Button ref={change} look="quiet" aria-label={t("changeOf", { day })} onClick={onChange} className="-ml-2">
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
