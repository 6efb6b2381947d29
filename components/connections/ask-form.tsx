"use client";
import { ActFrame } from "@/components/acts/act-form";
import { type Act, useAct } from "@/components/acts/use-act";
import { Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import type { ConnectionTerms } from "@/lib/domain/connection-terms";
import { useTranslations } from "@/lib/i18n/in-browser";
import type { CatalogueStandard } from "@/lib/queries/suppliers/list-catalogue";
import { AgreementField } from "./agreement-field";
import type { FaultName } from "./ask-faults";
import { FieldChoice } from "./field-choice";
import { ScopeChoice } from "./scope-choice";
import { SignInChoice } from "./sign-in-choice";

export interface AskFormProps {
	readonly action: Act<unknown>;
	/** Sent along: the supplier and standard that were chosen, or the connection. */
	readonly hidden: Readonly<Record<string, string>>;
	readonly standard: CatalogueStandard;
	/** What holds now, where a connection is changed; null: a new one. */
	readonly terms: ConnectionTerms | null;
	/** The version of what holds. */
	readonly seen: string | null;
}

/** All that a school is asked to agree to, on one page. */
export function AskForm({ action, hidden, standard, terms, seen }: AskFormProps) {
	const t = useTranslations("connections");
	// What was typed for one supplier is not for another.
	const act = useAct({ action, name: ["ask", ...Object.values(hidden)].join(" "), seen });
	const faults = act.outcome?.state === "refused" ? (act.outcome.fields ?? {}) : {};
	const faultOf = (name: FaultName) => (name in faults ? t(`faults.${name}`) : null);
	return (
		<ActFrame
			act={act}
			words="connections"
			submit={t(terms === null ? "ask.submit" : "ask.change")}
			className="grid max-w-4xl grid-cols-1 gap-3"
		>
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
		</ActFrame>
	);
}
