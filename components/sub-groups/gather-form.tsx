"use client";
import Link from "next/link";
import { type ReactNode, useEffect, useState } from "react";
import { ActFrame, SubmitButton } from "@/components/acts/act-form";
import { ActNotice } from "@/components/acts/act-notice";
import { type Act, useAct } from "@/components/acts/use-act";
import { Notice } from "@/components/ui/notice";
import { useTranslations } from "@/lib/i18n/in-browser";

/** Brings the chosen pupils together: boxes anywhere on the page that name this form, or names dragged onto it. */
export function GatherForm({
	action,
	formId,
	groupId,
	goal,
	today,
	subGroups,
	children,
}: {
	action: Act<"made" | "added">;
	formId: string;
	groupId: string;
	goal: { readonly goalId: string; readonly title: string } | null;
	today: string;
	subGroups: readonly { readonly subGroupId: string; readonly name: string }[];
	/** Boxes of pupils, where they do not stand elsewhere on the page. */
	children?: ReactNode;
}) {
	const t = useTranslations("subGroups");
	const act = useAct({ action, name: formId, empties: true });
	const count = useChosen(formId);
	const done = act.outcome?.state === "done" ? act.outcome.done : null;
	const label = "grid gap-0.5 text-s text-ink-3";
	return (
		<ActFrame
			act={act}
			id={formId}
			// Where it stands in the page, it comes into sight when somebody is chosen.
			data-chosen={count > 0 ? "" : undefined}
			className="grid gap-2"
		>
			<input type="hidden" name="groupId" value={groupId} />
			{goal ? <input type="hidden" name="goalId" value={goal.goalId} /> : null}
			{children}
			<div className="flex flex-wrap items-end gap-x-3 gap-y-2">
				<p role="status" className="min-h-9 min-w-40 content-center font-strong">
					{t("make.chosen", { count })}
				</p>
				{subGroups.length > 0 ? (
					<label className={label}>
						{t("make.target")}
						<select name="target" className="field-control max-w-60" defaultValue="new">
							<option value="new">{t("make.new")}</option>
							{subGroups.map((one) => (
								<option key={one.subGroupId} value={one.subGroupId}>
									{one.name}
								</option>
							))}
						</select>
					</label>
				) : null}
				<label className={`${label} grow basis-48 sm:max-w-72`}>
					{t("make.name")}
					<input
						name="name"
						maxLength={60}
						autoComplete="off"
						className="field-control"
						defaultValue={goal ? goal.title.slice(0, 60) : ""}
					/>
				</label>
				<label className={label}>
					{t("make.firstDay")}
					<input type="date" name="firstDay" defaultValue={today} required className="field-control" />
				</label>
				<label className={label}>
					{t("make.lastDay")}
					<input type="date" name="lastDay" className="field-control" />
				</label>
				<SubmitButton look="primary" className="min-h-9">
					{t("make.submit")}
				</SubmitButton>
			</div>
			<ActNotice words="subGroups" />
			{done ? (
				<Notice role="status" title={t(`done.${done}`)}>
					<Link className="link" href={`/groups/${groupId}/sub-groups`}>
						{t("done.see")}
					</Link>
				</Notice>
			) : null}
		</ActFrame>
	);
}

/** How many boxes of the form are ticked, wherever on the page they stand. */
function useChosen(formId: string): number {
	const [count, setCount] = useState(0);
	useEffect(() => {
		const recount = () => {
			const boxes = document.querySelectorAll<HTMLInputElement>(`input[name="pupil"]`);
			setCount([...boxes].filter((box) => box.checked && box.form?.id === formId).length);
		};
		// A reset empties the boxes after its event.
		const later = () => setTimeout(recount);
		recount();
		document.addEventListener("change", recount);
		document.addEventListener("reset", later);
		return () => {
			document.removeEventListener("change", recount);
			document.removeEventListener("reset", later);
		};
	}, [formId]);
	return count;
}
