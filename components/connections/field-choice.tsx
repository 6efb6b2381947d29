"use client";
import { useTranslations } from "@/lib/i18n/in-browser";
import type { CatalogueStandard } from "@/lib/queries/suppliers/list-catalogue";

/** Field by field: what always comes, and what the school may add. */
export function FieldChoice({ standard, chosen }: { standard: CatalogueStandard; chosen: readonly string[] }) {
	const t = useTranslations("connections");
	return (
		<div className="grid gap-x-6 gap-y-3 md:grid-cols-2">
			<div>
				<h3 className="text-m font-strong">{t("ask.always")}</h3>
				<p className="text-s text-ink-3">{t("ask.alwaysHint")}</p>
				<ul className="mt-1 grid gap-2">
					{standard.required.map((field) => (
						<li key={field}>
							{t(`fields.${field}.name`)}
							<span className="block text-s text-ink-3">{t(`fields.${field}.why`)}</span>
						</li>
					))}
				</ul>
			</div>
			<fieldset>
				<legend className="text-m font-strong">{t("ask.choice")}</legend>
				<p className="text-s text-ink-3">{t(standard.optional.length > 0 ? "ask.choiceHint" : "ask.noChoice")}</p>
				<div className="mt-1 grid gap-2">
					{standard.optional.map((field) => (
						<label key={field} className="flex min-h-6 items-start gap-2 pointer-coarse:min-h-9">
							<input
								type="checkbox"
								name="field"
								value={field}
								defaultChecked={chosen.includes(field)}
								className="mt-0.5 size-4 flex-none accent-accent"
							/>
							<span>
								{t(`fields.${field}.name`)}
								<span className="block text-s text-ink-3">{t(`fields.${field}.why`)}</span>
							</span>
						</label>
					))}
				</div>
			</fieldset>
		</div>
	);
}
