"use client";
import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { formatter } from "@/lib/i18n/format";
import { useLocale, useTranslations } from "@/lib/i18n/in-browser";
import type { RosterUndo } from "@/lib/queries/roster/find-undo";
import type { DecideAction } from "./decide-form";

/** Takes the last file back: first what that means, then a mark that it was read. */
export function UndoPanel({ undo, today, action }: { undo: RosterUndo; today: string; action: DecideAction }) {
	const t = useTranslations("roster");
	const format = formatter(useLocale());
	const [outcome, act, busy] = useActionState(action, null);
	const { importId, appliedAt, ...counts } = undo;
	return (
		<details className="panel p-3">
			<summary className="opener">{t("undo.open", { at: format.dayTime(appliedAt, today) })}</summary>
			<form action={act} className="mt-2 grid gap-2">
				<input type="hidden" name="importId" value={importId} />
				<p className="max-w-[70ch]">{t("undo.text", counts)}</p>
				<p className="max-w-[70ch] text-ink-2">{t("undo.kept")}</p>
				<label className="flex min-h-7 items-center gap-2 pointer-coarse:min-h-9">
					<input type="checkbox" name="confirmed" required className="size-4 flex-none accent-accent" />
					{t("undo.confirm")}
				</label>
				{outcome ? <Notice tone="fault" role="alert" title={t(`errors.${outcome}`)} /> : null}
				<Button type="submit" disabled={busy} className="w-fit">
					{t("undo.submit")}
				</Button>
			</form>
		</details>
	);
}
