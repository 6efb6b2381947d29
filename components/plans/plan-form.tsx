"use client";
import { type FormEvent, type ReactNode, startTransition, useActionState } from "react";
import { Button, ButtonLink } from "@/components/ui/button";
import { DragToTake } from "@/components/ui/drag-to-take";
import { Notice } from "@/components/ui/notice";
import type { SavedBy } from "@/lib/commands/plans/save-plan";
import { useTranslations } from "@/lib/i18n/in-browser";
import type { PlanAction } from "./outcome";

/**
 * The frame of a plan's form: saves the whole, and says so when a colleague saved in between. What was typed stays: the
 * form is sent by hand, because a form that its action resets would lose it.
 */
export function PlanForm({
	action,
	groupId,
	planId,
	version,
	children,
}: {
	action: PlanAction;
	groupId: string;
	planId: string;
	version: string;
	children: ReactNode;
}) {
	const t = useTranslations("plans");
	const [outcome, act, busy] = useActionState(action, null);
	const { by, when = "" } = outcome && "conflict" in outcome ? outcome.conflict : {};
	const path = `/groups/${groupId}/plans/${planId}`;
	function onSubmit(event: FormEvent<HTMLFormElement>) {
		event.preventDefault();
		const { submitter } = event.nativeEvent as SubmitEvent;
		const sent = new FormData(event.currentTarget, submitter);
		startTransition(() => act(sent));
	}
	return (
		<form action={act} onSubmit={onSubmit} className="grid gap-3">
			<input type="hidden" name="groupId" value={groupId} />
			<input type="hidden" name="planId" value={planId} />
			<input type="hidden" name="version" value={version} />
			<DragToTake>{children}</DragToTake>
			{outcome && "fault" in outcome ? <Notice tone="fault" role="alert" title={t(`faults.${outcome.fault}`)} /> : null}
			{outcome && "conflict" in outcome ? (
				<Notice
					tone="late"
					role="alert"
					title={t(by?.self ? "conflict.self" : "conflict.title", { who: nameOf(by, t("conflict.colleague")), when })}
				>
					<p>{t("conflict.text")}</p>
					<p className="mt-1 flex flex-wrap items-center gap-3">
						<a className="link" href={path} target="_blank" rel="noreferrer">
							{t("conflict.see")}
						</a>
						<Button type="submit" name="over" value={outcome.conflict.version} disabled={busy}>
							{t("form.overwrite")}
						</Button>
					</p>
				</Notice>
			) : null}
			<div className="flex gap-2">
				<Button type="submit" look="primary" disabled={busy} className="min-h-9">
					{t("form.submit")}
				</Button>
				<ButtonLink href={path} className="min-h-9">
					{t("form.cancel")}
				</ButtonLink>
			</div>
		</form>
	);
}

const nameOf = (by: SavedBy | undefined, unknown: string) => (by && !by.self ? by.name : null) ?? unknown;
