"use client";
import { type ReactNode, useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useTranslations } from "@/lib/i18n/in-browser";
import type { PlanAction } from "./outcome";

interface Option {
	readonly value: string;
	readonly label: string;
}

/** Subject, period, and with what it begins. */
export function CreatePlanForm({
	action,
	groupId,
	subjects,
	earlier,
	days,
}: {
	action: PlanAction;
	groupId: string;
	subjects: readonly Option[];
	earlier: readonly Option[];
	/** The fields of the period, drawn by the page. */
	days: ReactNode;
}) {
	const t = useTranslations("plans");
	const [outcome, act, busy] = useActionState(action, null);
	return (
		<form action={act} className="panel grid max-w-xl gap-3 p-3">
			<input type="hidden" name="groupId" value={groupId} />
			<Choice name="subjectKey" label={t("create.subject")} options={subjects} />
			{days}
			<div>
				<Choice
					name="from"
					label={t("create.from")}
					options={[{ value: "", label: t("create.nothing") }, ...earlier]}
				/>
				<p className="mt-0.5 text-s text-ink-3">{t("create.hint")}</p>
			</div>
			{outcome && "fault" in outcome ? <Notice tone="fault" role="alert" title={t(`faults.${outcome.fault}`)} /> : null}
			<div>
				<Button type="submit" look="primary" disabled={busy} className="min-h-9">
					{t("create.submit")}
				</Button>
			</div>
		</form>
	);
}

function Choice({ name, label, options }: { name: string; label: string; options: readonly Option[] }) {
	return (
		<label className="grid gap-0.5 text-s text-ink-3">
			{label}
			<select name={name} className="field-control">
				{options.map((option) => (
					<option key={option.value} value={option.value}>
						{option.label}
					</option>
				))}
			</select>
		</label>
	);
}
