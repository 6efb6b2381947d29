"use client";
import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { useTranslations } from "@/lib/i18n/in-browser";
import { HolidayAnswer, type HolidayOutcome } from "./holiday-panel";

export interface FoundDays {
	/** What the form sends back. */
	readonly value: string;
	readonly name: string;
	readonly days: string;
}

export type CalendarOutcome =
	| {
			readonly step: "found";
			readonly days: readonly FoundDays[];
			readonly leftOut: number;
			readonly onNoDay: readonly string[];
	  }
	| { readonly step: "added"; readonly outcome: NonNullable<HolidayOutcome> }
	| { readonly step: "no-calendar" | "too-large" | "too-many-lines" | "too-many-events" | "files-wait" }
	| null;

/** A calendar file is read first; a person marks what the school closes for, and only that is added. */
export function CalendarForm({
	action,
}: {
	action: (before: CalendarOutcome, form: FormData) => Promise<CalendarOutcome>;
}) {
	const t = useTranslations("publication");
	const [outcome, act, busy] = useActionState(action, null);
	const found = outcome?.step === "found" ? outcome : null;
	const fault = outcome && outcome.step !== "found" && outcome.step !== "added" ? outcome.step : null;
	return (
		<div className="grid gap-2 border-t border-line pt-2">
			<form action={act} className="grid gap-2" aria-labelledby="calendar">
				<h3 id="calendar">{t("calendar.title")}</h3>
				<p className="max-w-[70ch] text-ink-2">{t("calendar.text")}</p>
				<div className="flex flex-wrap items-end gap-3">
					<Field
						id="calendar-file"
						name="file"
						type="file"
						accept=".ics,text/calendar"
						required
						label={t("calendar.file")}
					/>
					<Button type="submit" disabled={busy} className="min-h-9">
						{t("calendar.read")}
					</Button>
				</div>
			</form>
			<div role="status" className={fault ? "text-stuck" : ""}>
				{fault ? t(`calendar.${fault}`) : null}
				{outcome?.step === "added" ? <HolidayAnswer outcome={outcome.outcome} /> : null}
				{found ? t("calendar.found", { count: found.days.length, leftOut: found.leftOut }) : null}
				{found?.onNoDay.map((name) => (
					<p key={name} className="text-stuck">
						{t("calendar.onNoDay", { name: name === "" ? t("calendar.untitled") : name })}
					</p>
				))}
			</div>
			{found && found.days.length > 0 ? (
				<form action={act} className="grid gap-2" aria-label={t("calendar.choose")}>
					<ul className="grid gap-1 sm:columns-2 sm:block">
						{found.days.map(({ value, name, days }) => (
							<li key={value}>
								<label className="flex min-h-7 items-center gap-2 pointer-coarse:min-h-11">
									<input type="checkbox" name="days" value={value} className="size-4 shrink-0 accent-accent" />
									<span>
										{name} <span className="text-ink-3">{days}</span>
									</span>
								</label>
							</li>
						))}
					</ul>
					<div>
						<Button type="submit" look="primary" disabled={busy}>
							{t("calendar.add")}
						</Button>
					</div>
				</form>
			) : null}
		</div>
	);
}
