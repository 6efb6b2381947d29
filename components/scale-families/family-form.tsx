"use client";
import { ActForm, SubmitButton } from "@/components/acts/act-form";
import { ActNotice } from "@/components/acts/act-notice";
import type { Act } from "@/components/acts/use-act";
import { Field } from "@/components/ui/field";
import { useTranslations } from "@/lib/i18n/in-browser";

export interface FamilyFormProps {
	readonly action: Act<unknown>;
	/** Unique on the page. */
	readonly formId: string;
	/** Sent along: the family that is changed, or the supplier and measure of a new one. */
	readonly hidden: Readonly<Record<string, string>>;
	readonly known: boolean;
	/** The version of a family that is known. */
	readonly seen: string | null;
	readonly name: string;
	readonly standardError: string;
	readonly errorSource: string;
	readonly tests: readonly { readonly id: string; readonly label: string; readonly chosen: boolean }[];
}

/** One family: its name, its tests, and the error that the supplier states. */
export function FamilyForm(props: FamilyFormProps) {
	const { action, formId, hidden, known, seen, tests } = props;
	const t = useTranslations("scaleFamilies");
	return (
		<ActForm name={`family ${formId}`} action={action} seen={seen} className="grid max-w-[48rem] gap-3 pt-2">
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
			<ActNotice words="scaleFamilies" done={t("saved")} />
			<div className="flex flex-wrap items-center gap-2">
				<SubmitButton look="primary" name="decision" value="save">
					{t(known ? "save" : "confirm")}
				</SubmitButton>
				{known ? (
					<>
						<SubmitButton name="decision" value="undo" formNoValidate>
							{t("undo")}
						</SubmitButton>
						<span className="text-s text-ink-3">{t("undoText")}</span>
					</>
				) : null}
			</div>
		</ActForm>
	);
}
