"use client";
import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useTranslations } from "@/lib/i18n/in-browser";

/** Null: nothing was asked yet, or it went well and leads on. */
export type MatchOutcome = "invalid" | "not-found" | "conflict" | "erasure-asked" | "split-later-first" | null;
export type MatchAction = (before: MatchOutcome, form: FormData) => Promise<MatchOutcome>;

/** Whether two are one, and who remains; the pressed button says which. */
export function PairForm({
	action,
	choices,
}: {
	action: MatchAction;
	/** The one who would remain first. */
	choices: readonly { readonly pupilId: string; readonly label: string }[];
}) {
	const t = useTranslations("matching");
	const [outcome, act, busy] = useActionState(action, null);
	return (
		<form action={act} className="panel grid gap-3 p-3">
			<h2>{t("decide.title")}</h2>
			{choices.map(({ pupilId }) => (
				<input key={pupilId} type="hidden" name="pupil" value={pupilId} />
			))}
			<fieldset>
				<legend className="max-w-[70ch]">{t("decide.who")}</legend>
				{choices.map(({ pupilId, label }, index) => (
					<label key={pupilId} className="flex min-h-7 items-center gap-2 pointer-coarse:min-h-9">
						<input
							type="radio"
							name="kept"
							value={pupilId}
							defaultChecked={index === 0}
							className="size-4 flex-none accent-accent"
						/>
						{label}
					</label>
				))}
			</fieldset>
			<p className="max-w-[70ch] text-ink-2">{t("decide.text")}</p>
			<label className="flex min-h-7 items-center gap-2 pointer-coarse:min-h-9">
				<input type="checkbox" name="confirmed" required className="size-4 flex-none accent-accent" />
				{t("decide.confirm")}
			</label>
			{outcome ? <Notice tone="fault" role="alert" title={t(`errors.${outcome}`)} /> : null}
			<div className="flex flex-wrap items-center gap-2">
				<Button type="submit" name="decision" value="merge" look="primary" disabled={busy}>
					{t("decide.merge")}
				</Button>
				<Button type="submit" name="decision" value="different" formNoValidate disabled={busy}>
					{t("decide.apart")}
				</Button>
				<span className="text-s text-ink-3">{t("decide.apartText")}</span>
			</div>
		</form>
	);
}
