import { Field } from "@/components/ui/field";
import { getTranslator } from "@/lib/i18n/server";

/** Whole years, within their bounds. */
export async function FactAgeField({ years, ...bounds }: Record<"years" | "min" | "max" | "standard", number>) {
	const t = await getTranslator("retention");
	return (
		<div className="sm:max-w-96">
			<Field
				id="fact-years"
				name="years"
				type="number"
				inputMode="numeric"
				required
				step={1}
				min={bounds.min}
				max={bounds.max}
				defaultValue={years}
				label={t("factAge.label")}
				hint={t("bounds", bounds)}
			/>
		</div>
	);
}
