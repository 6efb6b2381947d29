"use client";
import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useTranslations } from "@/lib/i18n/in-browser";
import type { MatchAction } from "./pair-form";

/** Takes a decision back. Splitting says first what becomes of what came since. */
export function TakeBackForm({
	action,
	matchId,
	kind,
	text,
}: {
	action: MatchAction;
	matchId: string;
	kind: "split" | "reconsider";
	text: string | null;
}) {
	const t = useTranslations("matching");
	const [outcome, act, busy] = useActionState(action, null);
	const fields = (
		<>
			<input type="hidden" name="matchId" value={matchId} />
			<input type="hidden" name="kind" value={kind} />
			{outcome ? <Notice tone="fault" role="alert" title={t(`errors.${outcome}`)} /> : null}
		</>
	);
	if (kind === "reconsider")
		return (
			<form action={act} className="grid gap-2">
				{fields}
				<Button type="submit" disabled={busy} className="w-fit">
					{t("decisions.reconsider")}
				</Button>
			</form>
		);
	return (
		<details>
			<summary className="opener">{t("decisions.split")}</summary>
			<form action={act} className="grid max-w-[45ch] gap-2">
				<p className="text-ink-2">{text}</p>
				{fields}
				<label className="flex min-h-7 items-center gap-2 pointer-coarse:min-h-9">
					<input type="checkbox" name="confirmed" required className="size-4 flex-none accent-accent" />
					{t("decisions.confirm")}
				</label>
				<Button type="submit" disabled={busy} className="w-fit">
					{t("decisions.submit")}
				</Button>
			</form>
		</details>
	);
}
