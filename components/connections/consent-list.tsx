import { ColumnHeads } from "@/components/ui/column-heads";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { ConsentRow } from "@/lib/queries/suppliers/consent-row";

const cell = "px-2 py-1 text-left whitespace-nowrap";

/** What was approved over time, each with its paper; the first one holds. */
export async function ConsentList({ consents, today }: { consents: readonly ConsentRow[]; today: string }) {
	const [t, format] = await Promise.all([getTranslator("connections"), getFormatter()]);
	return (
		<div className="overflow-x-auto">
			<table className="border-collapse">
				<caption className="pb-1 text-left text-m font-strong">{t("opened.consents")}</caption>
				<ColumnHeads
					heads={["number", "when", "who", "receipt"] as const}
					word={(head) => t(`opened.${head}`)}
					cell={cell}
				/>
				<tbody>
					{consents.map(({ consentId, number, approvedAt, approver }, index) => (
						<tr key={consentId} className="border-b border-line">
							<th scope="row" className={`${cell} font-normal`}>
								{number}
								{index === 0 ? <span className="ml-1.5 text-s text-ink-3">{t("opened.inForce")}</span> : null}
							</th>
							<td className={cell}>{format.dayTime(approvedAt, today)}</td>
							<td className={cell}>{approver}</td>
							<td className={cell}>
								<a className="link" href={`/api/v1/suppliers/consents/${consentId}/receipt`} download>
									{t("opened.openReceipt", { number })}
								</a>
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}
