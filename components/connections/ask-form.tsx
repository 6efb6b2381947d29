"use client";
import { type FormEvent, startTransition, useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { TextArea } from "@/components/ui/text-area";
import type { ConnectionTerms } from "@/lib/domain/connection-terms";
import { useTranslations } from "@/lib/i18n/in-browser";
import type { CatalogueStandard } from "@/lib/queries/suppliers/list-catalogue";
import { AgreementField } from "./agreement-field";
import type { FaultName } from "./ask-faults";
import { FieldChoice } from "./field-choice";
import { ScopeChoice } from "./scope-choice";
import { SignInChoice } from "./sign-in-choice";

/** Faults by the last part of their path; gone and conflict are of the request as a whole. */
export type AskOutcome = { readonly faults: readonly string[] } | "conflict" | "gone" | "waiting" | null;
export type AskAction = (before: AskOutcome, form: FormData) => Promise<AskOutcome>;

export interface AskFormProps {
	readonly action: AskAction;
	/** Sent along: the supplier and standard that were chosen, or the connection. */
	readonly hidden: Readonly<Record<string, string>>;
	readonly standard: CatalogueStandard;
	/** What holds now, where a connection is changed; null: a new one. */
	readonly terms: ConnectionTerms | null;
}

/** All that a school is asked to agree to, on one page. */
export function AskForm({ action, hidden, standard, terms }: AskFormProps) {
	const t = useTranslations("connections");
	const [outcome, act, busy] = useActionState(action, null);
	const faults = outcome !== null && typeof outcome === "object" ? outcome.faults : [];
	const faultOf = (name: FaultName) => (faults.includes(name) ? t(`faults.${name}`) : null);
	// Not by the form's own action: that would empty what was typed when there is a fault.
	const submit = (event: FormEvent<HTMLFormElement>) => {
		event.preventDefault();
		const form = new FormData(event.currentTarget);
		startTransition(() => act(form));
	};
	return (
		<form onSubmit={submit} className="grid max-w-4xl grid-cols-1 gap-3">
			{Object.entries(hidden).map(([name, value]) => (
				<input key={name} type="hidden" name={name} value={value} />
			))}
			<section className="panel grid gap-3 p-4" aria-labelledby="data">
				<h2 id="data">{t("ask.data")}</h2>
				<FieldChoice standard={standard} chosen={terms?.fields ?? []} />
				<ScopeChoice standard={standard} chosen={terms?.scopes ?? []} />
				<p className="max-w-[70ch] text-s text-ink-3">{t("ask.raw")}</p>
			</section>
			<section className="panel grid gap-3 p-4" aria-labelledby="why">
				<h2 id="why">{t("ask.why")}</h2>
				<TextArea
					id="purpose"
					name="purpose"
					label={t("ask.purpose")}
					hint={t("ask.purposeHint")}
					fault={faultOf("purpose")}
					defaultValue={terms?.purpose ?? t("ask.purposeDefault")}
					maxLength={1000}
					rows={2}
				/>
				<div className="grid gap-3 sm:grid-cols-2">
					<Field
						id="retentionDays"
						name="retentionDays"
						label={t("ask.retention")}
						hint={t("ask.retentionHint")}
						fault={faultOf("retentionDays")}
						defaultValue={terms?.retentionDays ?? 400}
						inputMode="numeric"
					/>
					{terms === null && !standard.pulled ? (
						<Field
							id="lateAfterSchoolDays"
							name="lateAfterSchoolDays"
							label={t("ask.late")}
							hint={t("ask.lateHint")}
							fault={faultOf("lateAfterSchoolDays")}
							inputMode="numeric"
						/>
					) : null}
				</div>
			</section>
			<section className="panel grid gap-3 p-4" aria-labelledby="agreement">
				<h2 id="agreement">{t("ask.agreement")}</h2>
				<div className="grid gap-3 sm:grid-cols-2">
					<Field
						id="version"
						name="version"
						label={t("ask.version")}
						fault={faultOf("version")}
						defaultValue={terms?.agreement.version}
						maxLength={60}
					/>
					<Field
						id="signedOn"
						name="signedOn"
						type="date"
						label={t("ask.signedOn")}
						fault={faultOf("signedOn")}
						defaultValue={terms?.agreement.signedOn}
					/>
				</div>
				<AgreementField known={terms?.agreement.fileId ?? null} fault={faultOf("fileId")} />
				<TextArea
					id="subProcessors"
					name="subProcessors"
					label={t("ask.subProcessors")}
					hint={t("ask.subProcessorsHint")}
					fault={faultOf("subProcessors")}
					defaultValue={terms?.subProcessors.join("\n")}
					rows={3}
				/>
			</section>
			{terms === null && !standard.pulled ? <SignInChoice standard={standard} faultOf={faultOf} /> : null}
			<Outcome outcome={outcome} />
			<div>
				<Button type="submit" look="primary" disabled={busy}>
					{t(terms === null ? "ask.submit" : "ask.change")}
				</Button>
			</div>
		</form>
	);
}

function Outcome({ outcome }: { outcome: AskOutcome }) {
	const t = useTranslations("connections");
	if (outcome === null) return null;
	return <Notice tone="fault" role="alert" title={t(typeof outcome === "string" ? `ask.${outcome}` : "ask.faults")} />;
}
