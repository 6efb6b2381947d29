import type { ReactNode } from "react";
import type { ConnectionTerms } from "@/lib/domain/connection-terms";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { CatalogueStandard } from "@/lib/queries/suppliers/list-catalogue";
import { scopeWords } from "./connection-words";

/**
 * Terms as a person decides over them: field by field, then the rest. With what held before, what differs is said.
 * @param before what is in force; null: nothing yet, or the same
 */
export async function TermsTable({
	standard,
	terms,
	before,
	signIn,
}: {
	standard: CatalogueStandard;
	terms: ConnectionTerms;
	before: readonly string[] | null;
	signIn: ReactNode;
}) {
	const [t, format] = await Promise.all([getTranslator("connections"), getFormatter()]);
	const { version, signedOn, fileId } = terms.agreement;
	return (
		<div className="grid grid-cols-1 gap-x-8 gap-y-4 lg:grid-cols-2">
			<table className="w-full border-collapse self-start">
				<caption className="pb-1 text-left text-m font-strong">{t("review.data")}</caption>
				<thead>
					<tr className="border-b border-line-strong text-s text-ink-3">
						<th scope="col" className="py-1 pr-2 text-left font-normal">
							{t("review.field")}
						</th>
						<th scope="col" className="py-1 text-left font-normal">
							{t("review.kept")}
						</th>
					</tr>
				</thead>
				<tbody>
					{standard.required.map((field) => (
						<FieldRow key={field} name={t(`fields.${field}.name`)} why={t(`fields.${field}.why`)}>
							{t("review.always")}
						</FieldRow>
					))}
					{standard.optional.map((field) => {
						const on = terms.fields.includes(field);
						const differs = before !== null && before.includes(field) !== on;
						return (
							<FieldRow key={field} name={t(`fields.${field}.name`)} why={t(`fields.${field}.why`)} off={!on}>
								{t(on ? "review.yes" : "review.no")}{" "}
								{differs ? <strong className="ml-1">{t(on ? "review.wasOff" : "review.wasOn")}</strong> : null}
							</FieldRow>
						);
					})}
				</tbody>
			</table>
			<dl className="grid content-start gap-2 [&_dd]:wrap-anywhere [&_dt]:text-s [&_dt]:text-ink-3">
				<Entry name={t("review.purpose")}>{terms.purpose}</Entry>
				<Entry name={t("review.scopes")}>
					{terms.scopes.map((scope) => (
						<span key={scope} className="block">
							<code className="font-mono text-s">{scope}</code>{" "}
							<span className="text-s text-ink-3">{scopeWords(t, scope)}</span>
						</span>
					))}
				</Entry>
				<Entry name={t("review.agreement")}>
					{t("review.agreementLine", { version, day: format.longDay(signedOn) })}
					<span className="block text-s">
						{fileId ? (
							<a className="link" href={`/api/v1/suppliers/agreements/${fileId}`}>
								{t("review.openFile")}
							</a>
						) : (
							<span className="text-ink-3">{t("review.noFile")}</span>
						)}
					</span>
				</Entry>
				<Entry name={t("review.subProcessors")}>
					{terms.subProcessors.length === 0
						? t("review.none")
						: terms.subProcessors.map((one) => (
								<span key={one} className="block">
									{one}
								</span>
							))}
				</Entry>
				<Entry name={t("review.retention")}>{t("review.retentionLine", { days: terms.retentionDays })}</Entry>
				{signIn ? <Entry name={t("review.signIn")}>{signIn}</Entry> : null}
			</dl>
		</div>
	);
}

function FieldRow({
	name,
	why,
	off = false,
	children,
}: {
	name: string;
	why: string;
	off?: boolean;
	children: ReactNode;
}) {
	return (
		<tr className="border-b border-line align-baseline">
			<th scope="row" className="py-1 pr-2 text-left font-normal">
				<span className={off ? "text-ink-3" : ""}>{name}</span>
				<span className="block text-s text-ink-3">{why}</span>
			</th>
			<td className={`py-1 whitespace-nowrap ${off ? "text-ink-3" : "font-strong"}`}>{children}</td>
		</tr>
	);
}

function Entry({ name, children }: { name: string; children: ReactNode }) {
	return (
		<div>
			<dt>{name}</dt>
			<dd>{children}</dd>
		</div>
	);
}
