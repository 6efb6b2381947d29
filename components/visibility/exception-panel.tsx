"use client";
import { useState } from "react";
import { ActForm, SubmitButton } from "@/components/acts/act-form";
import { ActNotice } from "@/components/acts/act-notice";
import type { Act } from "@/components/acts/use-act";
import { useTranslations } from "@/lib/i18n/in-browser";

export interface ExceptionItem {
	readonly exceptionId: string;
	/** "Anna de Vries ziet Zeldenrijk tot en met 30 nov 2026" */
	readonly text: string;
}

interface Choice {
	readonly id: string;
	readonly name: string;
}

/** Who sees a hidden source all the same, until a day: the list, and a form to add one. */
export function ExceptionPanel({
	exceptions,
	sources,
	employees,
	today,
	lastDay,
	add,
	end,
}: {
	exceptions: readonly ExceptionItem[];
	sources: readonly Choice[];
	employees: readonly Choice[];
	/** First and last day that may be chosen, yyyy-mm-dd. */
	today: string;
	lastDay: string;
	add: Act<unknown>;
	end: Act<unknown>;
}) {
	const t = useTranslations("visibility");
	// Said here: with its exception the form that ended it is gone.
	const [ended, setEnded] = useState(false);
	return (
		<section className="panel grid gap-3 p-3" aria-labelledby="exceptions">
			<div>
				<h2 id="exceptions">{t("exceptions.title")}</h2>
				<p className="max-w-[70ch] text-ink-2">{t("exceptions.text")}</p>
			</div>
			{exceptions.length === 0 ? (
				<p className="text-ink-3">{t("exceptions.none")}</p>
			) : (
				<ul className="grid">
					{exceptions.map(({ exceptionId, text }) => (
						<li key={exceptionId} className="border-t border-line py-1">
							<ActForm
								name={`end ${exceptionId}`}
								action={end}
								keeps={false}
								onDone={() => setEnded(true)}
								className="flex flex-wrap items-center justify-between gap-x-4"
							>
								<input type="hidden" name="exceptionId" value={exceptionId} />
								<span>{text}</span>
								<ActNotice words="visibility" />
								<SubmitButton>
									{t("exceptions.end")}
									<span className="sr-only">: {text}</span>
								</SubmitButton>
							</ActForm>
						</li>
					))}
				</ul>
			)}
			<p role="status">{ended ? t("outcomes.ended") : null}</p>
			<ActForm name="add" action={add} empties className="flex flex-wrap items-end gap-x-3 gap-y-2">
				<Select name="personId" label={t("exceptions.person")} choices={employees} />
				<Select name="connectionId" label={t("exceptions.source")} choices={sources} />
				<label className="grid gap-0.5 text-s text-ink-3">
					{t("exceptions.lastDay")}
					<input type="date" name="lastDay" required min={today} max={lastDay} className="field-control" />
				</label>
				<SubmitButton look="primary" className="min-h-9">
					{t("exceptions.add")}
				</SubmitButton>
				<ActNotice words="visibility" done={t("outcomes.added")} />
			</ActForm>
		</section>
	);
}

function Select({ name, label, choices }: { name: string; label: string; choices: readonly Choice[] }) {
	const t = useTranslations("visibility");
	return (
		<label className="grid min-w-0 gap-0.5 text-s text-ink-3">
			{label}
			<select name={name} required defaultValue="" className="field-control max-w-72">
				<option value="" disabled>
					{t("exceptions.choose")}
				</option>
				{choices.map((choice) => (
					<option key={choice.id} value={choice.id}>
						{choice.name}
					</option>
				))}
			</select>
		</label>
	);
}
