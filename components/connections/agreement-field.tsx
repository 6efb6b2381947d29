"use client";
import { type ChangeEvent, useState } from "react";
import { sendFile } from "@/components/query/send-file";
import { Field } from "@/components/ui/field";
import { useTranslations } from "@/lib/i18n/in-browser";

type State = "none" | "busy" | "kept" | "noPdf" | "tooLarge" | "tooMany" | "failed";

/** The file goes up as soon as it is chosen; the form carries its id alone. */
export function AgreementField({ known, fault }: { known: string | null; fault: string | null }) {
	const t = useTranslations("connections");
	const [fileId, setFileId] = useState(known);
	const [state, setState] = useState<State>("none");
	const choose = async (event: ChangeEvent<HTMLInputElement>) => {
		const file = event.currentTarget.files?.[0];
		setFileId(known);
		if (!file) return setState("none");
		if (file.size > 10_000_000) return setState("tooLarge");
		setState("busy");
		const { status, body } = await sendFile("/api/v1/suppliers/agreements", file);
		if (status === 201) setFileId((body as { fileId: string }).fileId);
		setState(status === 201 ? "kept" : status === 400 ? "noPdf" : (stateOfStatus[status] ?? "failed"));
	};
	const wrong = state === "none" || state === "busy" || state === "kept" ? null : t(`faults.${state}`);
	return (
		<div className="grid gap-1 sm:max-w-120">
			<Field
				id="agreement-file"
				type="file"
				accept=".pdf,application/pdf"
				label={t("ask.file")}
				hint={known === null ? t("ask.fileHint") : t("ask.fileNow")}
				fault={wrong ?? fault}
				onChange={choose}
			/>
			<input type="hidden" name="fileId" value={fileId ?? ""} />
			<p role="status" className="text-s text-ink-2">
				{state === "busy" ? t("ask.fileBusy") : state === "kept" ? t("ask.fileKept") : null}
			</p>
		</div>
	);
}

const stateOfStatus: Readonly<Record<number, State>> = { 413: "tooLarge", 429: "tooMany" };
