"use client";
import { useState } from "react";
import { Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import { useTranslations } from "@/lib/i18n/in-browser";
import type { CatalogueStandard } from "@/lib/queries/suppliers/list-catalogue";
import type { FaultName } from "./ask-faults";

const ways = ["secret", "jwksUri", "jwks"] as const;

/** How the supplier's system proves who it is, and what else only a new connection is asked. */
export function SignInChoice({
	standard,
	faultOf,
}: {
	standard: CatalogueStandard;
	faultOf: (name: FaultName) => string | null;
}) {
	const t = useTranslations("connections");
	const [way, setWay] = useState<(typeof ways)[number]>("secret");
	return (
		<section className="panel grid gap-3 p-4" aria-labelledby="sign-in">
			<h2 id="sign-in">{t("ask.signIn")}</h2>
			<fieldset className="grid gap-1">
				<legend className="sr-only">{t("ask.signIn")}</legend>
				{ways.map((one) => (
					<label key={one} className="flex min-h-7 items-start gap-2 pointer-coarse:min-h-9">
						<input
							type="radio"
							name="way"
							value={one}
							checked={way === one}
							onChange={() => setWay(one)}
							className="mt-0.5 size-4 flex-none accent-accent"
						/>
						<span>
							{t(`ask.methods.${one}`)}
							<span className="block text-s text-ink-3">{t(`ask.methods.${one}Hint`)}</span>
						</span>
					</label>
				))}
			</fieldset>
			{way === "jwksUri" ? (
				<Field
					id="jwksUri"
					name="jwksUri"
					type="url"
					label={t("ask.jwksUri")}
					fault={faultOf("jwksUri") ?? faultOf("keys")}
					placeholder="https://"
					maxLength={500}
				/>
			) : null}
			{way === "jwks" ? (
				<TextArea
					id="jwks"
					name="jwks"
					label={t("ask.jwks")}
					fault={faultOf("jwks") ?? faultOf("keys")}
					maxLength={20000}
					rows={5}
					spellCheck={false}
				/>
			) : null}
			{standard.required.includes("answers") ? (
				<div className="grid gap-1 sm:max-w-96">
					<label htmlFor="adaptive" className="text-m font-strong">
						{t("ask.adaptive")}
					</label>
					<p className="text-s text-ink-3">{t("ask.adaptiveHint")}</p>
					<select id="adaptive" name="adaptive" className="field-control" defaultValue="unknown">
						{(["yes", "no", "unknown"] as const).map((answer) => (
							<option key={answer} value={answer}>
								{t(`ask.adaptives.${answer}`)}
							</option>
						))}
					</select>
				</div>
			) : null}
		</section>
	);
}
