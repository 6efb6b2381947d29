"use client";
import { useTyped } from "@/components/acts/tab";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/sheet";
import { useTranslations } from "@/lib/i18n/in-browser";
import type { NoteActions } from "./note-actions";
import { type NoteAbout, NoteForm, noteFormName } from "./note-form";

/** A button that opens an empty note at the side, so that the figures it is about stay in sight; begun from a signal, or before and not saved, it is open. */
export function NoteSheet({ name, about, actions }: { name: string; about: NoteAbout; actions: NoteActions }) {
	const typed = useTyped(noteFormName(about));
	const [t, common] = [useTranslations("notes"), useTranslations("common")];
	return (
		<Sheet
			key={`${about.signalId ?? ""} ${typed}`}
			title={t("about", { name })}
			closeLabel={common("close")}
			trigger={<Button>{t("add")}</Button>}
			stays
			startsOpen={typed || Boolean(about.signalId)}
		>
			<NoteForm about={about} actions={actions} />
		</Sheet>
	);
}
