"use client";
import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { useTranslations } from "@/lib/i18n/in-browser";

export type EndedShareOutcome = "saved" | "invalid" | null;

/** How much of the enrolments a roster by the API may end before a person looks, in percent. */
export function EndedShareForm({
	percentage,
	bounds,
	action,
}: {
	percentage: number;
	bounds: { readonly min: number; readonly max: number; readonly standard: number };
	action: (before: EndedShareOutcome, form: FormData) => Promise<EndedShareOutcome>;
}) {
	const t = useTranslations("settings");
	const [outcome, act, busy] = useActionState(action, null);
	return (
		<form action={act} className="grid gap-3" aria-labelledby="roster-share">
			<div className="sm:max-w-96">
				<Field
					key={percentage}
					id="ended-share"
					name="percentage"
					type="number"
					inputMode="numeric"
					required
					step={1}
					min={bounds.min}
					max={bounds.max}
					defaultValue={percentage}
					label={t("endedShare.label")}
					hint={t("standing.bounds", bounds)}
				/>
			</div>
			<div className="flex flex-wrap items-center gap-x-4 gap-y-2">
				<Button type="submit" look="primary" disabled={busy}>
					{t("endedShare.save")}
				</Button>
				<p role="status" className={outcome === "invalid" ? "text-stuck" : ""}>
					{outcome === null ? "" : t(`endedShare.${outcome}`)}
				</p>
			</div>
		</form>
	);
}
