"use client";
import type { ReactNode } from "react";
import { ActForm, SubmitButton } from "@/components/acts/act-form";
import { ActNotice } from "@/components/acts/act-notice";
import type { Act } from "@/components/acts/use-act";
import { useTranslations } from "@/lib/i18n/in-browser";

interface Named {
	readonly pupilId: string;
	readonly name: string;
}

/** Add, take out, rename, end: each a small form. */
export function ChangeForms({
	subGroup,
	firstDay,
	inside,
	outside,
	action,
}: {
	subGroup: {
		readonly subGroupId: string;
		readonly groupId: string;
		readonly name: string;
		readonly version: string;
		readonly endVersion: string;
	};
	/** Proposed day of a change: today, or the day it begins. */
	firstDay: string;
	inside: readonly Named[];
	outside: readonly Named[];
	action: Act<unknown>;
}) {
	const t = useTranslations("subGroups");
	const form = (name: string, submit: string, fields: ReactNode, seen?: string) => (
		<ActForm
			action={action}
			name={`${name}.${subGroup.subGroupId}`}
			seen={seen}
			className="grid gap-2 border-t border-line pt-2"
		>
			<input type="hidden" name="act" value={name} />
			<input type="hidden" name="groupId" value={subGroup.groupId} />
			<input type="hidden" name="subGroupId" value={subGroup.subGroupId} />
			<div className="flex flex-wrap items-end gap-2">
				{fields}
				<SubmitButton className="min-h-9">{submit}</SubmitButton>
			</div>
			<ActNotice words="subGroups" />
		</ActForm>
	);
	const label = "grid gap-0.5 text-s text-ink-3";
	const pupilField = (text: string, of: readonly Named[]) => (
		<label className={`${label} grow basis-40`}>
			{text}
			<select name="pupil" required className="field-control">
				{of.map((pupil) => (
					<option key={pupil.pupilId} value={pupil.pupilId}>
						{pupil.name}
					</option>
				))}
			</select>
		</label>
	);
	const dayField = (name: string, text: string) => (
		<label className={label}>
			{text}
			<input type="date" name={name} defaultValue={firstDay} required className="field-control" />
		</label>
	);
	return (
		<details className="no-print">
			<summary className="opener">{t("manage", { name: subGroup.name })}</summary>
			<div className="mt-1 grid gap-2">
				{outside.length === 0 ? (
					<p className="text-s text-ink-3">{t("add.nobody")}</p>
				) : (
					form("add", t("add.submit"), [pupilField(t("add.label"), outside), dayField("on", t("add.on"))])
				)}
				{inside.length === 0
					? null
					: form("remove", t("remove.submit"), [pupilField(t("remove.label"), inside), dayField("on", t("remove.on"))])}
				{form(
					"rename",
					t("rename.submit"),
					<label className={`${label} grow basis-40`}>
						{t("rename.label")}
						<input name="name" defaultValue={subGroup.name} maxLength={60} required className="field-control" />
					</label>,
					subGroup.version,
				)}
				{form("end", t("end.submit"), dayField("lastDay", t("end.label")), subGroup.endVersion)}
				<p className="text-s text-ink-3">{t("end.hint")}</p>
			</div>
		</details>
	);
}
