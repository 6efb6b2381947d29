"use client";
import { useTranslations } from "@/lib/i18n/in-browser";
import type { CatalogueStandard } from "@/lib/queries/suppliers/list-catalogue";
import { scopeWords } from "./connection-words";

/** The rights of the supplier's system by the names of the standard; those that a delivery needs cannot be left out. */
export function ScopeChoice({ standard, chosen }: { standard: CatalogueStandard; chosen: readonly string[] }) {
	const t = useTranslations("connections");
	return (
		<fieldset>
			<legend className="text-m font-strong">{t("ask.scopes")}</legend>
			<div className="mt-1 grid gap-1">
				{standard.scopes.map(({ name, required }) => (
					<label key={name} className="flex min-h-6 items-start gap-2 pointer-coarse:min-h-9">
						<input
							type="checkbox"
							name="scope"
							value={name}
							defaultChecked={required || chosen.includes(name)}
							disabled={required}
							className="mt-0.5 size-4 flex-none accent-accent"
						/>
						{required ? <input type="hidden" name="scope" value={name} /> : null}
						<span>
							<code className="font-mono text-s">{name}</code>
							<span className="ml-2 text-s text-ink-3">
								{scopeWords(t, name)}
								{required ? ` (${t("scopes.required")})` : ""}
							</span>
						</span>
					</label>
				))}
			</div>
		</fieldset>
	);
}
