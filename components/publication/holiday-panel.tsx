"use client";
import { type FormEvent, startTransition, useActionState, useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { useTranslations } from "@/lib/i18n/in-browser";

export type HolidayOutcome =
	| { readonly code: "added"; readonly count: number }
	| { readonly code: "removed" | "invalid" | "too-many" | "not-found" }
	| null;
export type HolidayAction = (before: HolidayOutcome, form: FormData) => Promise<HolidayOutcome>;

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
	add: HolidayAction;
	remove: HolidayAction;
}) {
	const t = useTranslations("publication");
	const [added, addNow, adding] = useActionState(add, null);
	const [removed, removeNow, removing] = useActionState(remove, null);
	const form = useRef<HTMLFormElement>(null);
	useEffect(() => {
		if (added?.code === "added") form.current?.reset();
	}, [added]);
	function onSubmit(event: FormEvent<HTMLFormElement>) {
		event.preventDefault();
		const sent = new FormData(event.currentTarget);
		startTransition(() => addNow(sent));
	}
	return (
		<>
			{holidays.length === 0 ? (
				<p className="text-ink-3">{t("holidays.none")}</p>
			) : (
				<ul className="grid">
					{holidays.map(({ holidayId, name, days }) => (
						<li key={holidayId} className="border-t border-line py-1">
							<form action={removeNow} className="flex flex-wrap items-center justify-between gap-x-4">
								<input type="hidden" name="holidayId" value={holidayId} />
								<span>
									{name} <span className="text-ink-3">{days}</span>
								</span>
								<Button type="submit" disabled={removing}>
									{t("holidays.remove")}
									<span className="sr-only">
										: {name}, {days}
									</span>
								</Button>
							</form>
						</li>
					))}
				</ul>
			)}
			<p role="status" className={removed?.code === "not-found" ? "text-stuck" : "text-ink-2"}>
				{removed === null ? "" : <HolidayAnswer outcome={removed} />}
			</p>
			<form
				ref={form}
				action={addNow}
				onSubmit={onSubmit}
				aria-labelledby="add-holiday"
				className="grid gap-2 border-t border-line pt-2"
			>
				<h3 id="add-holiday">{t("holidays.addTitle")}</h3>
				<div className="flex flex-wrap items-end gap-x-3 gap-y-2">
					<Field id="holiday-name" name="name" required maxLength={80} label={t("holidays.name")} />
					<Field id="first-day" name="firstDay" type="date" required label={t("holidays.firstDay")} />
					<Field id="last-day" name="lastDay" type="date" required label={t("holidays.lastDay")} />
					<Button type="submit" look="primary" disabled={adding} className="min-h-9">
						{t("holidays.add")}
					</Button>
				</div>
				<p role="status" className={added !== null && added.code !== "added" ? "text-stuck" : ""}>
					{added === null ? "" : <HolidayAnswer outcome={added} />}
				</p>
			</form>
		</>
	);
}

/** What came of it, in words. */
export function HolidayAnswer({ outcome }: { outcome: NonNullable<HolidayOutcome> }) {
	const t = useTranslations("publication");
	return outcome.code === "added" ? t("holidays.added", { count: outcome.count }) : t(`holidays.${outcome.code}`);
}
