"use client";
import { useState } from "react";
import { ActForm, SubmitButton } from "@/components/acts/act-form";
import { ActNotice } from "@/components/acts/act-notice";
import type { Act } from "@/components/acts/use-act";
import { Field } from "@/components/ui/field";
import { useTranslations } from "@/lib/i18n/in-browser";

interface FoundDays {
	/** What the form sends back. */
	readonly value: string;
	readonly name: string;
	readonly days: string;
}

interface FoundCalendar {
	readonly days: readonly FoundDays[];
	readonly leftOut: number;
	readonly onNoDay: readonly string[];
}

/** A calendar file is read first; a person marks what the school closes for, and only that is added. */
export function CalendarForm({ read, add }: { read: Act<FoundCalendar>; add: Act<number> }) {
	const t = useTranslations("publication");
	const [found, setFound] = useState<FoundCalendar | null>(null);
	const [added, setAdded] = useState<number | null>(null);
	const show = (calendar: FoundCalendar | null, count: number | null) => {
		setFound(calendar);
		setAdded(count);
	};
	return (
		<div className="grid gap-2 border-t border-line pt-2">
			<ActForm
				name="calendar"
				action={read}
				onDone={(calendar) => show(calendar, null)}
				className="grid gap-2"
				aria-labelledby="calendar"
			>
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
					<SubmitButton className="min-h-9">{t("calendar.read")}</SubmitButton>
				</div>
				<ActNotice words="publication" />
			</ActForm>
			<div role="status">
				{added === null ? null : t("holidays.added", { count: added })}
				{found ? t("calendar.found", { count: found.days.length, leftOut: found.leftOut }) : null}
				{found?.onNoDay.map((name) => (
					<p key={name} className="text-stuck">
						{t("calendar.onNoDay", { name: name === "" ? t("calendar.untitled") : name })}
					</p>
				))}
			</div>
			{found && found.days.length > 0 ? (
				<ActForm
					name="calendar-days"
					action={add}
					onDone={(count) => show(null, count)}
					words="publication"
					submit={t("calendar.add")}
					className="grid gap-2"
					aria-label={t("calendar.choose")}
				>
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
				</ActForm>
			) : null}
		</div>
	);
}
