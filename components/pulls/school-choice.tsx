"use client";
import { useState } from "react";
import { Field } from "@/components/ui/field";
import { type SchoolIdentifierType, schoolIdentifierTypes } from "@/lib/domain/identifiers";
import { useTranslations } from "@/lib/i18n/in-browser";
import type { PullSettings } from "@/lib/queries/pulls/find-pull";

const filters = ["default", "true", "false"] as const;

/** How the system knows the school. What we know of it ourselves stands there already. */
export function SchoolChoice({
	settings,
	identifiers,
	fault,
}: {
	settings: PullSettings | null;
	identifiers: readonly { readonly type: SchoolIdentifierType; readonly value: string }[];
	fault: string | null;
}) {
	const t = useTranslations("pulls");
	const known = (type: SchoolIdentifierType) => identifiers.find((one) => one.type === type)?.value ?? "";
	const [type, setType] = useState<SchoolIdentifierType>(settings?.identifierType ?? "onderwijsaanbieder-id");
	const [value, setValue] = useState(settings?.identifierValue ?? known("onderwijsaanbieder-id"));
	const choose = (next: SchoolIdentifierType) => {
		setType(next);
		setValue(next === settings?.identifierType ? settings.identifierValue : known(next));
	};
	return (
		<fieldset className="grid gap-3 sm:grid-cols-2">
			<legend className="mb-2 text-m font-strong">{t("settings.identifier")}</legend>
			<div className="grid content-start gap-1">
				<label htmlFor="identifierType" className="text-m font-strong">
					{t("settings.identifierType")}
				</label>
				<select
					{...{ id: "identifierType", name: "identifierType", className: "field-control", value: type }}
					onChange={(event) => choose(event.target.value as SchoolIdentifierType)}
				>
					{schoolIdentifierTypes.map((one) => (
						<option key={one} value={one}>
							{t(`settings.types.${one}`)}
						</option>
					))}
				</select>
			</div>
			<Field
				{...{ id: "identifierValue", name: "identifierValue", label: t("settings.identifierValue"), maxLength: 60 }}
				fault={fault}
				value={value}
				onChange={(event) => setValue(event.target.value)}
				autoComplete="off"
			/>
			{type === "onderwijsaanbieder-id" ? null : (
				<div className="grid content-start gap-1">
					<label htmlFor="filter" className="text-m font-strong">
						{t("settings.filter")}
					</label>
					<select
						id="filter"
						name="filter"
						className="field-control"
						defaultValue={String(settings?.filter ?? "default")}
					>
						{filters.map((one) => (
							<option key={one} value={one}>
								{t(`settings.filters.${one}`)}
							</option>
						))}
					</select>
				</div>
			)}
		</fieldset>
	);
}
