import { ActForm } from "@/components/acts/act-form";
import type { Act } from "@/components/acts/use-act";
import { Field } from "@/components/ui/field";
import { getTranslator } from "@/lib/i18n/server";

export interface StandingField {
	readonly name: string;
	readonly label: string;
	readonly hint: string;
	readonly min: number;
	readonly max: number;
	readonly value: number;
}

/** From when something is said at all, and from when reached or stuck; each within the bounds that keep it honest. */
export async function StandingForm({
	fields,
	seen,
	action,
}: {
	fields: readonly StandingField[];
	seen: string;
	action: Act<unknown>;
}) {
	const t = await getTranslator("settings");
	return (
		<ActForm
			name="standing"
			action={action}
			seen={seen}
			words="settings"
			done={t("standing.saved")}
			submit={t("standing.save")}
			aria-labelledby="standing"
		>
			<div className="grid gap-3 sm:grid-cols-2">
				{fields.map(({ name, value, ...field }) => (
					<Field
						key={name}
						id={`standing-${name}`}
						name={name}
						type="number"
						inputMode="numeric"
						required
						step={1}
						defaultValue={value}
						{...field}
					/>
				))}
			</div>
		</ActForm>
	);
}
