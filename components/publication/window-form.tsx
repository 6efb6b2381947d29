import { ActForm } from "@/components/acts/act-form";
import type { Act } from "@/components/acts/use-act";
import { Field } from "@/components/ui/field";
import type { PublicationWindow } from "@/lib/domain/publication";
import { getTranslator } from "@/lib/i18n/server";

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

/** At one time of the day on chosen days of the week, or at once. */
export async function WindowForm({
	window,
	seen,
	action,
}: {
	window: PublicationWindow;
	seen: string;
	action: Act<unknown>;
}) {
	const t = await getTranslator("publication");
	return (
		<ActForm
			name="window"
			action={action}
			seen={seen}
			words="publication"
			done={t("window.saved")}
			submit={t("window.save")}
			className="group grid gap-3"
			aria-labelledby="window"
		>
			<fieldset className="grid gap-1">
				<legend className="sr-only">{t("window.how")}</legend>
				{(["fixed", "at-once"] as const).map((mode) => (
					<label key={mode} className="flex min-h-7 items-center gap-2 pointer-coarse:min-h-11">
						<input
							type="radio"
							name="mode"
							value={mode}
							defaultChecked={(window.at === null) === (mode === "at-once")}
							className="size-4 accent-accent"
						/>
						{t(`window.${mode}`)}
					</label>
				))}
			</fieldset>
			<div className="grid gap-3 border-l-2 border-line pl-3 group-has-[input[value=at-once]:checked]:hidden">
				<fieldset className="flex flex-wrap items-center gap-x-4 gap-y-1">
					<legend className="mb-1 text-s text-ink-3">{t("window.weekdays")}</legend>
					{weekdays.map((day) => (
						<label key={day} className="flex min-h-7 items-center gap-2 pointer-coarse:min-h-11">
							<input
								type="checkbox"
								name="weekday"
								value={day}
								defaultChecked={window.weekdays.includes(day)}
								className="size-4 accent-accent"
							/>
							{t(`weekdays.${day}`)}
						</label>
					))}
				</fieldset>
				<div className="sm:max-w-60">
					<Field
						id="at"
						name="at"
						type="time"
						min="06:00"
						max="21:45"
						step={900}
						defaultValue={window.at ?? "17:00"}
						label={t("window.at")}
						hint={t("window.bounds")}
					/>
				</div>
			</div>
		</ActForm>
	);
}
