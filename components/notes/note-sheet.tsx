"use client";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/sheet";
import { useTranslations } from "@/lib/i18n/in-browser";
import type { NoteActions } from "./note-actions";
import { type NoteAbout, NoteForm } from "./note-form";

/** A button that opens an empty note at the side, so that the figures it is about stay in sight; begun from a signal it is open. */
export function NoteSheet({ name, about, actions }: { name: string; about: NoteAbout; actions: NoteActions }) {
	const [t, common] = [useTranslations("notes"), useTranslations("common")];
	return (
		<Sheet
			key={about.signalId ?? ""}
			title={t("about", { name })}
			closeLabel={common("close")}
			trigger={<Button>{t("add")}</Button>}
			startsOpen={Boolean(about.signalId)}
		>
			<NoteForm about={about} actions={actions} />
		</Sheet>
	);
}
