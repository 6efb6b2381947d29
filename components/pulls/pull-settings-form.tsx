"use client";
import { ActFrame } from "@/components/acts/act-form";
import { type Act, useAct } from "@/components/acts/use-act";
import { Field } from "@/components/ui/field";
import type { SchoolIdentifierType } from "@/lib/domain/identifiers";
import { splitAddresses } from "@/lib/domain/pull-addresses";
import { useTranslations } from "@/lib/i18n/in-browser";
import type { PullSettings, PullState } from "@/lib/queries/pulls/find-pull";
import { SchoolChoice } from "./school-choice";

type Service = "association" | "students" | "employees" | "education";

/** Where the system is, as whom it knows us, which school it is there, and at what hour it is asked. */
export function PullSettingsForm({
	connectionId,
	settings,
	services,
	identifiers,
	seen,
	action,
}: {
	connectionId: string;
	settings: PullSettings | null;
	services: PullState["services"];
	identifiers: readonly { readonly type: SchoolIdentifierType; readonly value: string }[];
	seen: string;
	action: Act<unknown>;
}) {
	const t = useTranslations("pulls");
	const act = useAct({ action, name: "pull-settings", seen });
	const faults = act.outcome?.state === "refused" ? (act.outcome.fields ?? {}) : {};
	const faultOf = (name: string) => {
		const key = `faults.${faults[name]}` as "faults.base";
		return name in faults ? t(t.has(key) ? key : "faults.invalid") : null;
	};
	const { base, own } = splitAddresses(settings?.addresses ?? {}, services);
	const address = (name: string, label: string, value: string | undefined, hint?: string) => (
		<Field
			key={name}
			{...{ id: name, name, label, hint, maxLength: 500 }}
			type="url"
			fault={faultOf(name)}
			defaultValue={value}
			placeholder="https://"
			autoComplete="off"
		/>
	);
	return (
		<ActFrame
			act={act}
			words="pulls"
			done={t("saved")}
			submit={t("settings.submit")}
			look={settings ? "plain" : "primary"}
			className="grid gap-4"
			noValidate
		>
			<input type="hidden" name="connectionId" value={connectionId} />
			<div className="grid gap-3 sm:grid-cols-2">
				<Field
					{...{ id: "clientId", name: "clientId", label: t("settings.clientId"), hint: t("settings.clientIdHint") }}
					fault={faultOf("clientId")}
					defaultValue={settings?.clientId}
					maxLength={255}
					autoComplete="off"
				/>
				{address("tokenAddress", t("settings.token"), settings?.tokenAddress, t("settings.tokenHint"))}
			</div>
			{address("base", t("settings.base"), base, t("settings.baseHint"))}
			<details open={base === "" && settings !== null ? true : undefined}>
				<summary className="cursor-pointer">{t("settings.services")}</summary>
				<p className="mt-1 text-s text-ink-3">{t("settings.servicesHint")}</p>
				<div className="mt-2 grid gap-3 sm:grid-cols-2">
					{services.map((service) =>
						address(`service.${service}`, t(`settings.service.${service as Service}`), own[service]),
					)}
				</div>
			</details>
			{address(
				"consentAddress",
				t("settings.consent"),
				settings?.consentAddress ?? undefined,
				t("settings.consentHint"),
			)}
			<SchoolChoice settings={settings} identifiers={identifiers} fault={faultOf("identifierValue")} />
			<div className="grid gap-1 sm:max-w-72">
				<label htmlFor="hour" className="text-m font-strong">
					{t("settings.hour")}
				</label>
				<p id="hour-hint" className="text-s text-ink-3">
					{t("settings.hourHint")}
				</p>
				<select
					{...{ id: "hour", name: "hour", className: "field-control", "aria-describedby": "hour-hint" }}
					defaultValue={settings?.hour ?? 2}
				>
					{Array.from({ length: 24 }, (_, each) => (
						<option key={clock(each)} value={each}>
							{clock(each)}
						</option>
					))}
				</select>
			</div>
			{settings ? <p className="text-s text-ink-3">{t("settings.tryAnew")}</p> : null}
		</ActFrame>
	);
}

const clock = (hour: number) => `${String(hour).padStart(2, "0")}:00`;
