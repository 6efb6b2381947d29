"use client";
import type { ReactNode } from "react";
import { ActForm, SubmitButton } from "@/components/acts/act-form";
import { ActNotice } from "@/components/acts/act-notice";
import type { Act } from "@/components/acts/use-act";
import type { Answered } from "@/components/query/answered";
import { useTranslations } from "@/lib/i18n/in-browser";
import type { WorkState } from "@/lib/queries/long-work/find-work";
import { isOpen, useWork } from "./use-work";

/** Long work under way, with a way to end it; and what came of it. What the report means, its page says. */
export function WorkPanel({
	first,
	title,
	cancel,
	children,
}: {
	first: Answered<WorkState>;
	/** What is being done. */
	title: string;
	/** Ends it after the step under way. */
	cancel: Act<unknown>;
	/** The report; drawn anew by the server when the work has ended. */
	children: ReactNode;
}) {
	const t = useTranslations("longWork");
	const { work, late } = useWork(first);
	const { done, total, cancelAsked, workId, state } = work;
	const open = isOpen(work);
	return (
		<section className="panel grid gap-2 p-3" aria-labelledby={`work-${workId}`}>
			<h2 id={`work-${workId}`}>{title}</h2>
			<p role="status" className="text-l">
				{state === "queued" ? t("queued") : t(`states.${state}`, { done, total })}
			</p>
			{open ? (
				<>
					<progress className="h-2 w-full max-w-96 accent-accent" value={done} max={total} aria-label={title} />
					<ActForm name={`end ${workId}`} action={cancel} keeps={false} className="flex flex-wrap items-center gap-3">
						<input type="hidden" name="workId" value={workId} />
						<SubmitButton disabled={cancelAsked}>{t("cancel")}</SubmitButton>
						<span className="text-s text-ink-3">{t(cancelAsked ? "cancelling" : "cancelText")}</span>
						<ActNotice />
					</ActForm>
				</>
			) : null}
			{late ? <p className="text-s text-late">{t("late")}</p> : null}
			{open ? null : children}
		</section>
	);
}
