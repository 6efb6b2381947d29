"use client";
import Link from "next/link";
import { type FormEvent, type ReactNode, startTransition, useActionState, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useTranslations } from "@/lib/i18n/in-browser";
import type { SubGroupAction } from "./outcome";

/**
 * Brings the chosen pupils together: boxes anywhere on the page that name this form, or names dragged onto it. Without a
 * script the form sends itself.
 */
export function GatherForm({
	action,
	formId,
	groupId,
	goal,
	today,
	subGroups,
	children,
}: {
	action: SubGroupAction;
	formId: string;
	groupId: string;
	goal: { readonly goalId: string; readonly title: string } | null;
	today: string;
	subGroups: readonly { readonly subGroupId: string; readonly name: string }[];
	/** Boxes of pupils, where they do not stand elsewhere on the page. */
	children?: ReactNode;
}) {
	const t = useTranslations("subGroups");
	const [outcome, act, busy] = useActionState(action, null);
	const form = useRef<HTMLFormElement>(null);
	const count = useChosen(formId);
	useEffect(() => {
		if (outcome && "done" in outcome) form.current?.reset();
	}, [outcome]);
	function onSubmit(event: FormEvent<HTMLFormElement>) {
		event.preventDefault();
		const sent = new FormData(event.currentTarget);
		startTransition(() => act(sent));
	}
	const label = "grid gap-0.5 text-s text-ink-3";
	return (
		<form
			ref={form}
			id={formId}
			// Where it stands in the page, it comes into sight when somebody is chosen.
			data-chosen={count > 0 ? "" : undefined}
			action={act}
			onSubmit={onSubmit}
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
				<Button type="submit" look="primary" disabled={busy} className="min-h-9">
					{t("make.submit")}
				</Button>
			</div>
			{outcome && "fault" in outcome ? <Notice tone="fault" role="alert" title={t(`faults.${outcome.fault}`)} /> : null}
			{outcome && "done" in outcome ? (
				<Notice role="status" title={t(`done.${outcome.done}`)}>
					<Link className="link" href={`/groups/${groupId}/sub-groups`}>
						{t("done.see")}
					</Link>
				</Notice>
			) : null}
		</form>
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
