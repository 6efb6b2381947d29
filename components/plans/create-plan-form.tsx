"use client";
import type { ReactNode } from "react";
import { ActForm, SubmitButton } from "@/components/acts/act-form";
import { ActNotice } from "@/components/acts/act-notice";
import type { Act } from "@/components/acts/use-act";
import { useTranslations } from "@/lib/i18n/in-browser";

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
	action: Act<unknown>;
	groupId: string;
	subjects: readonly Option[];
	earlier: readonly Option[];
	/** The fields of the period, drawn by the page. */
	days: ReactNode;
}) {
	const t = useTranslations("plans");
	return (
		<ActForm action={action} name="create-plan" className="panel grid max-w-xl gap-3 p-3">
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
			<ActNotice words="plans" />
			<div>
				<SubmitButton look="primary" className="min-h-9">
					{t("create.submit")}
				</SubmitButton>
			</div>
		</ActForm>
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
