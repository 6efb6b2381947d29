"use client";
import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useTranslations } from "@/lib/i18n/in-browser";

export type DecideAction = (before: DecideOutcome, form: FormData) => Promise<DecideOutcome>;
export type DecideOutcome = "conflict" | "filesWait" | null;

/** Apply or discard; a large change asks for a mark that it was looked at. */
export function DecideForm({
	action,
	importId,
	pupilsEnded,
	largeChange,
}: {
	action: DecideAction;
	importId: string;
	/** What the person was told; more than this is not applied. */
	pupilsEnded: number;
	largeChange: boolean;
}) {
	const t = useTranslations("roster");
	const [outcome, act, busy] = useActionState(action, null);
	return (
		<form action={act} className="grid gap-2">
			<input type="hidden" name="importId" value={importId} />
			<input type="hidden" name="pupilsEnded" value={pupilsEnded} />
			{largeChange ? (
				<label className="flex min-h-7 items-center gap-2 pointer-coarse:min-h-9">
					<input type="checkbox" name="confirmed" required className="size-4 flex-none accent-accent" />
					{t("preview.confirm")}
				</label>
			) : null}
			{outcome ? <Notice tone="fault" role="alert" title={t(`errors.${outcome}`)} /> : null}
			<div className="flex gap-2">
				<Button type="submit" look="primary" name="decision" value="apply" disabled={busy}>
					{t("preview.apply")}
				</Button>
				<Button type="submit" name="decision" value="discard" disabled={busy} formNoValidate>
					{t("preview.discard")}
				</Button>
			</div>
		</form>
	);
}
