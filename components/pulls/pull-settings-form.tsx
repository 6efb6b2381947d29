"use client";
import { type FormEvent, startTransition, useActionState, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import type { SchoolIdentifierType } from "@/lib/domain/identifiers";
import { useTranslations } from "@/lib/i18n/in-browser";
import type { PullSettings, PullState } from "@/lib/queries/pulls/find-pull";
import { SchoolChoice } from "./school-choice";

export type PullFaultWord = "clientId" | "identifierValue" | "base" | "not-an-address" | "not-https" | "not-public";
/** By the name of the field. */
export type SettingsOutcome =
	| { readonly faults: Readonly<Record<string, PullFaultWord>> }
	| "saved"
	| "conflict"
	| null;
export type SettingsAction = (before: SettingsOutcome, form: FormData) => Promise<SettingsOutcome>;
type Service = "association" | "students" | "employees" | "education";

/** Where the system is, as whom it knows us, which school it is there, and at what hour it is asked. */
export function PullSettingsForm({
	connectionId,
	settings,
	services,
	identifiers,
	action,
}: {
	connectionId: string;
	settings: PullSettings | null;
	services: PullState["services"];
	identifiers: readonly { readonly type: SchoolIdentifierType; readonly value: string }[];
	action: SettingsAction;
}) {
	const t = useTranslations("pulls");
	const [outcome, act, busy] = useActionState(action, null);
	const [hour, setHour] = useState(settings?.hour ?? 2);
	const faults = outcome !== null && typeof outcome === "object" ? outcome.faults : {};
	const faultOf = (name: string) => {
		const word = faults[name];
		return word ? t(`faults.${word}`) : null;
	};
	const { base, own } = splitAddresses(settings, services);
	// Not by the form's own action: that would empty what was typed when there is a fault.
	const submit = (event: FormEvent<HTMLFormElement>) => {
		event.preventDefault();
		const form = new FormData(event.currentTarget);
		startTransition(() => act(form));
	};
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
		<form onSubmit={submit} className="grid gap-4" noValidate>
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
					value={hour}
					onChange={(event) => setHour(Number(event.target.value))}
				>
					{Array.from({ length: 24 }, (_, each) => (
						<option key={clock(each)} value={each}>
							{clock(each)}
						</option>
					))}
				</select>
			</div>
			{settings ? <p className="text-s text-ink-3">{t("settings.tryAnew")}</p> : null}
			<Outcome outcome={outcome} />
			<div>
				<Button type="submit" look={settings ? "plain" : "primary"} disabled={busy}>
					{t("settings.submit")}
				</Button>
			</div>
		</form>
	);
}

const clock = (hour: number) => `${String(hour).padStart(2, "0")}:00`;

/** One address for all services where they are the same, else each its own. */
function splitAddresses(settings: PullSettings | null, services: readonly string[]) {
	const all = services.map((service) => settings?.addresses[service] ?? "");
	const same = new Set(all).size === 1;
	return { base: same ? (all[0] ?? "") : "", own: same ? {} : (settings?.addresses ?? {}) } as {
		base: string;
		own: Readonly<Record<string, string>>;
	};
}

function Outcome({ outcome }: { outcome: SettingsOutcome }) {
	const t = useTranslations("pulls");
	if (outcome === null) return null;
	if (outcome === "saved") return <Notice role="status" title={t("outcome.saved")} />;
	return <Notice tone="fault" role="alert" title={t(outcome === "conflict" ? "outcome.conflict" : "outcome.faults")} />;
}
