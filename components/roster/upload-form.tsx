"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { sendFile } from "@/components/query/send-file";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import type { RosterFault } from "@/lib/domain/roster";
import { useTranslations } from "@/lib/i18n/in-browser";
import { FaultTable } from "./fault-table";

type Outcome = { fault: "tooLarge" | "signedOut" | "failed" | "filesWait" } | { faults: readonly RosterFault[] } | null;

/** Chooses a file and sends it; its preview opens, or its faults stand below. */
export function UploadForm() {
	const t = useTranslations("roster");
	const router = useRouter();
	const [busy, setBusy] = useState(false);
	const [missing, setMissing] = useState(false);
	const [outcome, setOutcome] = useState<Outcome>(null);
	const send = async (event: FormEvent<HTMLFormElement>) => {
		event.preventDefault();
		const file = new FormData(event.currentTarget).get("file");
		const chosen = file instanceof File && file.size > 0;
		setMissing(!chosen);
		setOutcome(null);
		if (!chosen) return;
		setBusy(true);
		const { status, body } = file.size > mostBytes ? tooLarge : await sendFile("/api/v1/roster/imports", file);
		setBusy(false);
		if (status === 201) router.push(`/roster?import=${(body as { importId: string }).importId}`);
		else if (status === 422) setOutcome({ faults: (body as { faults: RosterFault[] }).faults });
		else setOutcome({ fault: faultOf(status) });
	};
	return (
		<form onSubmit={send} className="grid gap-3">
			<div className="flex flex-wrap items-end gap-3">
				<div className="min-w-0 grow sm:max-w-96">
					<Field
						id="roster-file"
						name="file"
						type="file"
						accept=".zip,.xml,application/zip,text/xml"
						label={t("upload.file")}
						fault={missing ? t("upload.none") : null}
					/>
				</div>
				<Button type="submit" look="primary" disabled={busy} className="min-h-9">
					{t("upload.submit")}
				</Button>
			</div>
			<div role="status">{busy ? <p className="text-ink-2">{t("upload.busy")}</p> : null}</div>
			{outcome && "fault" in outcome ? <Notice tone="fault" role="alert" title={t(`errors.${outcome.fault}`)} /> : null}
			{outcome && "faults" in outcome ? (
				<>
					<Notice tone="fault" role="alert" title={t("upload.refused")} />
					<FaultTable title={t("faultTable.title", { count: outcome.faults.length })} faults={outcome.faults} />
				</>
			) : null}
		</form>
	);
}

function faultOf(status: number) {
	if (status === 413) return "tooLarge";
	if (status === 429) return "filesWait";
	return status === 401 || status === 403 ? "signedOut" : "failed";
}

const mostBytes = 50_000_000;
const tooLarge = { status: 413, body: null };
