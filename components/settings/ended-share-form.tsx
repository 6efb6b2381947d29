import { ActForm } from "@/components/acts/act-form";
import type { Act } from "@/components/acts/use-act";
import { Field } from "@/components/ui/field";
import { getTranslator } from "@/lib/i18n/server";

/** How much of the enrolments a roster by the API may end before a person looks, in percent. */
export async function EndedShareForm({
	percentage,
	bounds,
	seen,
	action,
}: {
	percentage: number;
	bounds: { readonly min: number; readonly max: number; readonly standard: number };
	seen: string;
	action: Act<unknown>;
}) {
	const t = await getTranslator("settings");
	return (
		<ActForm
			name="ended-share"
			action={action}
			seen={seen}
			words="settings"
			done={t("endedShare.saved")}
			submit={t("endedShare.save")}
			aria-labelledby="roster-share"
		>
			<div className="sm:max-w-96">
				<Field
					id="ended-share"
					name="percentage"
					type="number"
					inputMode="numeric"
					required
					step={1}
					min={bounds.min}
					max={bounds.max}
					defaultValue={percentage}
					label={t("endedShare.label")}
					hint={t("standing.bounds", bounds)}
				/>
			</div>
		</ActForm>
	);
}
