"use client";
import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useTranslations } from "@/lib/i18n/in-browser";

/** Null: nothing was asked yet, or it went well and leads on. */
export type YearOutcome = "year-too-early" | "year-closed" | "not-found" | "conflict" | null;
export type YearAction = (before: YearOutcome, form: FormData) => Promise<YearOutcome>;

/** Closes a year or opens it again, after a mark that it was read what that does. */
export function YearForm({
	action,
	id,
	confirm,
	submit,
	look,
}: {
	action: YearAction;
	id: string;
	confirm: string;
	submit: string;
	look: "primary" | "plain";
}) {
	const t = useTranslations("schoolYear");
	const [outcome, act, busy] = useActionState(action, null);
	return (
		<form action={act} className="grid gap-2">
			<input type="hidden" name="id" value={id} />
			<label className="flex min-h-7 items-center gap-2 pointer-coarse:min-h-9">
				<input type="checkbox" name="confirmed" required className="size-4 flex-none accent-accent" />
				{confirm}
			</label>
			{outcome ? <Notice tone="fault" role="alert" title={t(`errors.${outcome}`)} /> : null}
			<Button type="submit" look={look} disabled={busy} className="w-fit">
				{submit}
			</Button>
		</form>
	);
}
