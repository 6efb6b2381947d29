import type { Act } from "@/components/acts/use-act";
import { joinParts } from "@/lib/i18n/join-parts";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { UnusedKind } from "@/lib/queries/suppliers/find-reading";
import { typeInWords, verbInWords } from "./kind-in-words";
import { MeaningForm } from "./meaning-form";

const table =
	"w-full text-m [&_td]:border-t [&_td]:border-line [&_td]:py-1 [&_td]:pr-4 [&_td]:align-top [&_th]:pr-4 [&_th]:text-left [&_th]:text-s [&_th]:font-normal [&_th]:text-ink-3";

/** A row for each kind of message that was not used: what the pupil did, how often, and what the admin may make of it. */
export async function UnusedKinds({
	connectionId,
	kinds,
	decide,
	today,
}: {
	connectionId: string;
	kinds: readonly UnusedKind[];
	/** Null: this connection takes no decisions. */
	decide: Act<unknown> | null;
	today: string;
}) {
	const [t, reasons, format] = await Promise.all([getTranslator("reading"), getTranslator("reasons"), getFormatter()]);
	return (
		<div className="overflow-x-auto">
			<table className={table}>
				<caption className="sr-only">{t("title")}</caption>
				<thead>
					<tr>
						<th scope="col">{t("columns.kind")}</th>
						<th scope="col" className="text-right">
							{t("columns.records")}
						</th>
						<th scope="col">{t("columns.last")}</th>
						{decide ? <th scope="col">{t("columns.decide")}</th> : null}
					</tr>
				</thead>
				<tbody>
					{kinds.map(({ verb, activityType, code, records, lastAt }) => {
						const [did, what] = [verbInWords(t, verb), typeInWords(t, activityType ?? "")];
						return (
							<tr key={`${verb} ${activityType} ${code}`}>
								<td className="min-w-48">
									<span className="font-strong">{joinParts([did, what])}</span>
									<span className="block text-s text-ink-2">{reasons(code as "verb-not-used")}</span>
									<details className="text-s text-ink-3">
										<summary className="opener">{t("technical")}</summary>
										<p className="font-mono text-xs break-all">{verb}</p>
										{activityType ? <p className="font-mono text-xs break-all">{activityType}</p> : null}
									</details>
								</td>
								<td className="text-right">{format.number(records, 0)}</td>
								<td className="whitespace-nowrap">{format.dayTime(lastAt, today)}</td>
								{decide ? (
									<td>
										{isDecidable(code) ? (
											<MeaningForm
												action={decide}
												connectionId={connectionId}
												verb={verb}
												activityType={activityType}
												did={did}
												what={what}
											/>
										) : (
											<span className="text-s text-ink-3">{t("form.fixed")}</span>
										)}
									</td>
								) : null}
							</tr>
						);
					})}
				</tbody>
			</table>
		</div>
	);
}

/** What the standard leaves open; the other reasons are no matter of meaning. */
const isDecidable = (code: string) => code === "verb-not-used" || code === "activity-type-not-used";
