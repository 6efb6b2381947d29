"use client";
import type { ReactNode } from "react";
import { ActFrame, SubmitButton } from "@/components/acts/act-form";
import { ActNotice } from "@/components/acts/act-notice";
import { type Act, useAct } from "@/components/acts/use-act";
import { ButtonLink } from "@/components/ui/button";
import { DragToTake } from "@/components/ui/drag-to-take";
import { useTranslations } from "@/lib/i18n/in-browser";

/** The frame of a plan's form: saves the whole. */
export function PlanForm({
	action,
	groupId,
	planId,
	version,
	children,
}: {
	action: Act<unknown>;
	groupId: string;
	planId: string;
	version: string;
	children: ReactNode;
}) {
	const t = useTranslations("plans");
	const act = useAct({ action, name: `plan.${planId}`, seen: version });
	return (
		<ActFrame act={act}>
			<input type="hidden" name="groupId" value={groupId} />
			<input type="hidden" name="planId" value={planId} />
			<DragToTake>{children}</DragToTake>
			<ActNotice words="plans" />
			<div className="flex gap-2">
				<SubmitButton look="primary" className="min-h-9">
					{t("form.submit")}
				</SubmitButton>
				<ButtonLink href={`/groups/${groupId}/plans/${planId}`} onClick={act.discard} className="min-h-9">
					{t("form.cancel")}
				</ButtonLink>
			</div>
		</ActFrame>
	);
}
