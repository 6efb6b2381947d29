"use client";
import { useState } from "react";
import { ActForm, SubmitButton } from "@/components/acts/act-form";
import { ActNotice } from "@/components/acts/act-notice";
import { DoneNotice } from "@/components/acts/done-notice";
import type { Act } from "@/components/acts/use-act";
import { Field } from "@/components/ui/field";
import { useTranslations } from "@/lib/i18n/in-browser";

export interface HolidayItem {
	readonly holidayId: string;
	/** "Kerstvakantie" */
	readonly name: string;
	/** "19 dec 2026 – 3 jan 2027" */
	readonly days: string;
}

/** The days without school that are to come, each with a way out, and a form to add one. */
export function HolidayPanel({
	holidays,
	add,
	remove,
}: {
	holidays: readonly HolidayItem[];
	add: Act<number>;
	remove: Act<unknown>;
}) {
	const t = useTranslations("publication");
	const [removed, setRemoved] = useState(false);
	return (
		<>
			{holidays.length === 0 ? (
				<p className="text-ink-3">{t("holidays.none")}</p>
			) : (
				<ul className="grid">
					{holidays.map(({ holidayId, name, days }) => (
						<li key={holidayId} className="border-t border-line py-1">
							<ActForm
								name={`remove ${holidayId}`}
								action={remove}
								keeps={false}
								onDone={() => setRemoved(true)}
								className="flex flex-wrap items-center justify-between gap-x-4"
							>
								<input type="hidden" name="holidayId" value={holidayId} />
								<span>
									{name} <span className="text-ink-3">{days}</span>
								</span>
								<ActNotice words="publication" />
								<SubmitButton>
									{t("holidays.remove")}
									<span className="sr-only">
										: {name}, {days}
									</span>
								</SubmitButton>
							</ActForm>
						</li>
					))}
				</ul>
			)}
			<p role="status" className="text-ink-2">
				{removed ? t("holidays.removed") : null}
			</p>
			<ActForm
				name="add"
				action={add}
				empties
				aria-labelledby="add-holiday"
				className="grid gap-2 border-t border-line pt-2"
			>
				<h3 id="add-holiday">{t("holidays.addTitle")}</h3>
				<div className="flex flex-wrap items-end gap-x-3 gap-y-2">
					<Field id="holiday-name" name="name" required maxLength={80} label={t("holidays.name")} />
					<Field id="first-day" name="firstDay" type="date" required label={t("holidays.firstDay")} />
					<Field id="last-day" name="lastDay" type="date" required label={t("holidays.lastDay")} />
					<SubmitButton look="primary" className="min-h-9">
						{t("holidays.add")}
					</SubmitButton>
				</div>
				<ActNotice words="publication" />
				<DoneNotice<number> say={(count) => t("holidays.added", { count })} />
			</ActForm>
		</>
	);
}
