"use client";
import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useTakeFocus } from "@/components/ui/use-take-focus";
import { useTranslations } from "@/lib/i18n/in-browser";
import type { NoteActions } from "./note-actions";

/** After saving: that it is done, and the way back. */
export function SavedNote({ pupilId, noteId, actions }: { pupilId: string; noteId: string; actions: NoteActions }) {
	const t = useTranslations("notes");
	const [outcome, act, busy] = useActionState(actions.remove, null);
	const undo = useTakeFocus<HTMLButtonElement>();
	if (outcome?.fault === null) return <Removed />;
	return (
		<form action={act}>
			<input type="hidden" name="pupilId" value={pupilId} />
			<input type="hidden" name="noteId" value={noteId} />
			<Notice role="status" title={t("saved")}>
				<Button ref={undo} type="submit" disabled={busy} className="mt-1">
					{t("undo")}
				</Button>
			</Notice>
		</form>
	);
}

function Removed() {
	const t = useTranslations("notes");
	const told = useTakeFocus<HTMLDivElement>();
	return (
		<div ref={told} tabIndex={-1}>
			<Notice role="status" title={t("removed")} />
		</div>
	);
}
