"use client";
import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { useTranslations } from "@/lib/i18n/in-browser";

export type FamilyOutcome = "saved" | "invalid" | "conflict" | null;
export type FamilyAction = (before: FamilyOutcome, form: FormData) => Promise<FamilyOutcome>;

export interface FamilyFormProps {
	readonly action: FamilyAction;
	/** Unique on the page. */
	readonly formId: string;
	/** Sent along: the family that is changed, or the supplier and measure of a new one. */
	readonly hidden: Readonly<Record<string, string>>;
	readonly known: boolean;
	readonly name: string;
	readonly standardError: string;
	readonly errorSource: string;
	readonly tests: readonly { readonly id: string; readonly label: string; readonly chosen: boolean }[];
}

/** One family: its name, its tests, and the error that the supplier states. */
export function FamilyForm(props: FamilyFormProps) {
	const { action, formId, hidden, known, tests } = props;
	const t = useTranslations("scaleFamilies");
	const [outcome, act, busy] = useActionState(action, null);
	return (
		<form action={act} className="grid max-w-[48rem] gap-3 pt-2">
			{Object.entries(hidden).map(([name, value]) => (
				<input key={name} type="hidden" name={name} value={value} />
			))}
			<Field id={`${formId}-name`} name="name" label={t("name")} defaultValue={props.name} required maxLength={100} />
			<fieldset>
				<legend className="text-m font-strong">{t("tests")}</legend>
				<p className="text-s text-ink-3">{t("testsHint")}</p>
				<div className="mt-1 grid gap-x-4 sm:grid-cols-2">
					{tests.map((test) => (
						<label key={test.id} className="flex min-h-7 items-center gap-2 pointer-coarse:min-h-9">
							<input
								type="checkbox"
								name="assessment"
								value={test.id}
								defaultChecked={test.chosen}
								className="size-4 flex-none accent-accent"
							/>
							{test.label}
						</label>
					))}
				</div>
			</fieldset>
			<div className="grid gap-3 sm:grid-cols-2">
				<Field
					id={`${formId}-error`}
					name="standardError"
					label={t("standardError")}
					hint={t("standardErrorHint")}
					defaultValue={props.standardError}
					inputMode="decimal"
				/>
				<Field
					id={`${formId}-source`}
					name="errorSource"
					label={t("errorSource")}
					hint={t("errorSourceHint")}
					defaultValue={props.errorSource}
					maxLength={200}
				/>
			</div>
			<Outcome outcome={outcome} />
			<div className="flex flex-wrap items-center gap-2">
				<Button type="submit" look="primary" name="decision" value="save" disabled={busy}>
					{t(known ? "save" : "confirm")}
				</Button>
				{known ? (
					<>
						<Button type="submit" name="decision" value="undo" disabled={busy} formNoValidate>
							{t("undo")}
						</Button>
						<span className="text-s text-ink-3">{t("undoText")}</span>
					</>
				) : null}
			</div>
		</form>
	);
}

function Outcome({ outcome }: { outcome: FamilyOutcome }) {
	const t = useTranslations("scaleFamilies");
	if (outcome === null) return null;
	if (outcome === "saved") return <Notice role="status" title={t("saved")} />;
	return <Notice tone="fault" role="alert" title={t(`errors.${outcome}`)} />;
}
