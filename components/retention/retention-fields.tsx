import { ColumnHeads } from "@/components/ui/column-heads";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { RetentionRow } from "@/lib/queries/retention/get-retention-page";

const heads = ["what", "days", "due"] as const;
const cell = "px-2 py-2 text-left align-top first:pl-3 last:pr-3";

/** A row a kind: what it is and why so long, its days within their bounds, and what the next night erases. */
export async function RetentionFields({ rows }: { rows: readonly RetentionRow[] }) {
	const [t, format] = await Promise.all([getTranslator("retention"), getFormatter()]);
	return (
		<div className="overflow-x-auto">
			<table className="w-full border-collapse">
				<ColumnHeads heads={heads} word={(head) => t(`columns.${head}`)} cell={cell} classOf={{ due: "text-right" }} />
				<tbody>
					{rows.map(({ kind, days, standard, min, max, due }) => (
						<tr key={kind} className="border-b border-line last:border-b-0">
							<th scope="row" className={`${cell} min-w-56 font-normal`}>
								<span className="font-strong">{t(`kinds.${kind}.name`)}</span>
								<p className="max-w-[60ch] text-s text-ink-3">{t(`kinds.${kind}.why`)}</p>
							</th>
							<td className={cell}>
								<div className="flex items-center gap-2 whitespace-nowrap">
									<input
										type="number"
										name={kind}
										defaultValue={days}
										min={min}
										max={max}
										step={1}
										required
										inputMode="numeric"
										aria-label={t("daysOf", { kind: t(`kinds.${kind}.name`) })}
										aria-describedby={`${kind}-bounds`}
										className="field-control w-24 text-right"
									/>
									{t("days")}
								</div>
								<p id={`${kind}-bounds`} className="mt-0.5 text-s whitespace-nowrap text-ink-3">
									{t("bounds", {
										min: format.number(min, 0),
										max: format.number(max, 0),
										standard: format.number(standard, 0),
									})}
								</p>
							</td>
							<td className={`${cell} text-right whitespace-nowrap`}>
								{due === 0 ? <span className="text-ink-3">{t("nothing")}</span> : format.number(due, 0)}
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}
