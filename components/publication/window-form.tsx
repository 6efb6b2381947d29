"use client";
import { type FormEvent, startTransition, useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import type { PublicationWindow } from "@/lib/domain/publication";
import { useTranslations } from "@/lib/i18n/in-browser";

export type WindowOutcome = "saved" | "invalid" | null;

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

/** At one time of the day on chosen days of the week, or at once. */
export function WindowForm({
	window,
	action,
}: {
	window: PublicationWindow;
	action: (before: WindowOutcome, form: FormData) => Promise<WindowOutcome>;
}) {
	const t = useTranslations("publication");
	const [outcome, act, busy] = useActionState(action, null);
	/** By hand: React empties a form after its action, and what was filled in wrongly is to be mended, not typed again. */
	function onSubmit(event: FormEvent<HTMLFormElement>) {
		event.preventDefault();
		const sent = new FormData(event.currentTarget);
		startTransition(() => act(sent));
	}
	return (
		<form action={act} onSubmit={onSubmit} className="group grid gap-3" aria-labelledby="window">
			<fieldset className="grid gap-1">
				<legend className="sr-only">{t("window.how")}</legend>
				{(["fixed", "at-once"] as const).map((mode) => (
					<label key={mode} className="flex min-h-7 items-center gap-2 pointer-coarse:min-h-11">
						<input
							type="radio"
							name="mode"
							value={mode}
							defaultChecked={(window.at === null) === (mode === "at-once")}
							className="size-4 accent-accent"
						/>
						{t(`window.${mode}`)}
					</label>
				))}
			</fieldset>
			<div className="grid gap-3 border-l-2 border-line pl-3 group-has-[input[value=at-once]:checked]:hidden">
				<fieldset className="flex flex-wrap items-center gap-x-4 gap-y-1">
					<legend className="mb-1 text-s text-ink-3">{t("window.weekdays")}</legend>
					{weekdays.map((day) => (
						<label key={day} className="flex min-h-7 items-center gap-2 pointer-coarse:min-h-11">
							<input
								type="checkbox"
								name="weekday"
								value={day}
								defaultChecked={window.weekdays.includes(day)}
								className="size-4 accent-accent"
							/>
							{t(`weekdays.${day}`)}
						</label>
					))}
				</fieldset>
				<div className="sm:max-w-60">
					<Field
						id="at"
						name="at"
						type="time"
						min="06:00"
						max="21:45"
						step={900}
						defaultValue={window.at ?? "17:00"}
						label={t("window.at")}
						hint={t("window.bounds")}
					/>
				</div>
			</div>
			<div className="flex flex-wrap items-center gap-x-4 gap-y-2">
				<Button type="submit" look="primary" disabled={busy}>
					{t("window.save")}
				</Button>
				<p role="status" className={outcome === "invalid" ? "text-stuck" : ""}>
					{outcome === null ? "" : t(`window.${outcome}`)}
				</p>
			</div>
		</form>
	);
}
