"use client";
import { ActFrame, SubmitButton } from "@/components/acts/act-form";
import { ActNotice } from "@/components/acts/act-notice";
import { useAct } from "@/components/acts/use-act";
import { Notice } from "@/components/ui/notice";
import { useTakeFocus } from "@/components/ui/use-take-focus";
import { useTranslations } from "@/lib/i18n/in-browser";
import type { NoteActions } from "./note-actions";

/** After saving: that it is done, and the way back. */
export function SavedNote({ pupilId, noteId, actions }: { pupilId: string; noteId: string; actions: NoteActions }) {
	const t = useTranslations("notes");
	const act = useAct({ action: actions.remove, name: `undo.${noteId}`, keeps: false });
	const undo = useTakeFocus<HTMLButtonElement>();
	if (act.outcome?.state === "done") return <Removed />;
	return (
		<ActFrame act={act} className="grid gap-1">
			<input type="hidden" name="pupilId" value={pupilId} />
			<input type="hidden" name="noteId" value={noteId} />
			<Notice role="status" title={t("saved")}>
				<SubmitButton ref={undo} className="mt-1">
					{t("undo")}
				</SubmitButton>
			</Notice>
			<ActNotice words="notes" />
		</ActFrame>
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
