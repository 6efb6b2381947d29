import type { Act } from "@/components/acts/use-act";
import { joinParts } from "@/lib/i18n/join-parts";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import { type KnownDeviation, type Reading, readingDays } from "@/lib/queries/suppliers/find-reading";
import { DeviationForm } from "./deviation-form";
import { EndMeaningForm } from "./end-meaning-form";
import { iriName } from "./iri-name";
import { MeaningForm } from "./meaning-form";

interface Acts {
	readonly decide: Act<unknown>;
	readonly end: Act<unknown>;
	readonly deviate: Act<unknown>;
}

/** How the messages of a supplier are read: what was not used, what the admin decided, and which deviations are let in. */
export async function ReadingPanel({
	connectionId,
	reading,
	acts,
	mayDecide,
	today,
}: {
	connectionId: string;
	reading: Reading;
	acts: Acts;
	mayDecide: boolean;
	today: string;
}) {
	const [t, reasons, format] = await Promise.all([getTranslator("reading"), getTranslator("reasons"), getFormatter()]);
	const day = (at: Date) => format.dayTime(at, today);
	const said = (verb: string | null, type: string | null) =>
		joinParts([verb === null ? t("everyVerb") : iriName(verb), type === null ? t("everyType") : iriName(type)]);
	return (
		<section className="panel grid gap-4 p-4" aria-labelledby="reading">
			<div>
				<h2 id="reading">{t("title")}</h2>
				<p className="mt-1 max-w-[70ch] text-ink-2">
					{reading.records === 0
						? t("none", { days: readingDays })
						: t("text", { count: reading.records, countText: format.number(reading.records, 0), days: readingDays })}
				</p>
			</div>
			{reading.unused.length > 0 ? (
				<table className="w-full text-m [&_td]:border-t [&_td]:border-line [&_td]:py-1 [&_td]:pr-4 [&_td]:align-top [&_th]:pr-4 [&_th]:text-left [&_th]:text-s [&_th]:font-normal [&_th]:text-ink-3">
					<caption className="sr-only">{t("title")}</caption>
					<thead>
						<tr>
							<th scope="col">{t("columns.kind")}</th>
							<th scope="col" className="text-right">
								{t("columns.records")}
							</th>
							<th scope="col">{t("columns.last")}</th>
							{mayDecide ? <th scope="col">{t("columns.decide")}</th> : null}
						</tr>
					</thead>
					<tbody>
						{reading.unused.map(({ verb, activityType, code, records, lastAt }) => (
							<tr key={`${verb} ${activityType} ${code}`}>
								<td className="min-w-0">
									{said(verb, activityType ?? "")}
									<span className="block font-mono text-xs break-all text-ink-3">{verb}</span>
									<span className="block font-mono text-xs break-all text-ink-3">{activityType ?? t("noType")}</span>
									<span className="block text-s text-ink-3">{reasons(code as "verb-not-used")}</span>
								</td>
								<td className="text-right">{format.number(records, 0)}</td>
								<td className="whitespace-nowrap">{day(lastAt)}</td>
								{mayDecide ? (
									<td>
										{isDecidable(code) ? (
											<MeaningForm
												action={acts.decide}
												connectionId={connectionId}
												verb={verb}
												activityType={activityType}
												name={said(verb, activityType ?? "")}
											/>
										) : null}
									</td>
								) : null}
							</tr>
						))}
					</tbody>
				</table>
			) : null}
			{reading.decisions.length > 0 ? (
				<div>
					<h3 className="text-m font-strong">{t("decisions.title")}</h3>
					<p className="max-w-[70ch] text-s text-ink-2">{t("decisions.text")}</p>
					<ul className="mt-1 grid gap-1">
						{reading.decisions.map(({ decisionId, verb, activityType, as, by, at }) => (
							<li key={decisionId} className="flex flex-wrap items-center gap-2">
								<span className="break-all">
									{t("decisions.said", { kind: said(verb, activityType), as: t(`as.${as}`), by, at: day(at) })}
								</span>
								{mayDecide ? (
									<EndMeaningForm
										action={acts.end}
										connectionId={connectionId}
										decisionId={decisionId}
										name={said(verb, activityType)}
									/>
								) : null}
							</li>
						))}
					</ul>
				</div>
			) : null}
			<div>
				<h3 className="text-m font-strong">{t("deviations.title")}</h3>
				<p className="max-w-[70ch] text-s text-ink-2">{t("deviations.text")}</p>
				<ul className="mt-1 grid gap-2">
					{reading.deviations.map((one) => (
						<li key={one.name} className="grid gap-1 border-t border-line pt-1">
							<span>{t(`deviations.names.${one.name}` as "deviations.names.group-activity")}</span>
							<span className="text-s text-ink-3">{stateOf(one)}</span>
							{mayDecide ? (
								<DeviationForm
									action={acts.deviate}
									connectionId={connectionId}
									deviation={one.name}
									isLet={one.letIn !== null}
								/>
							) : null}
						</li>
					))}
				</ul>
			</div>
		</section>
	);

	function stateOf({ letIn, refused, taken }: KnownDeviation): string {
		const counts = t("deviations.counts", {
			...{ refused, refusedText: format.number(refused, 0), taken, takenText: format.number(taken, 0) },
			days: readingDays,
		});
		return letIn === null
			? `${t("deviations.off")} ${counts}`
			: `${t("deviations.on", { by: letIn.by, at: day(letIn.at) })} ${counts}`;
	}
}

/** What the standard leaves open; the other reasons are no matter of meaning. */
const isDecidable = (code: string) => code === "verb-not-used" || code === "activity-type-not-used";
