import { ButtonLink } from "@/components/ui/button";
import { ColumnHeads } from "@/components/ui/column-heads";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { RosterImportRow } from "@/lib/queries/roster/list-imports";
import { countsInWords, formatInWords, modeInWords } from "./roster-words";

const heads = ["at", "format", "state", "who", "counts"] as const;
const cell = "px-2 py-1.5 text-left align-top first:pl-3 last:pr-3";

/** The last files; one that waits leads to its changes. */
export async function ImportTable({ imports, today }: { imports: readonly RosterImportRow[]; today: string }) {
	const [t, format] = await Promise.all([getTranslator("roster"), getFormatter()]);
	return (
		<section className="panel overflow-x-auto" aria-labelledby="imports">
			<h2 id="imports" className="px-3 pt-2">
				{t("imports.title")}
			</h2>
			<table className="w-full border-collapse">
				<ColumnHeads heads={heads} word={(head) => t(`imports.${head}`)} cell={cell} />
				<tbody>
					{imports.map((row) => {
						const at = format.dayTime(row.createdAt, today);
						const waits = row.state === "previewed";
						return (
							<tr key={row.importId} className="border-b border-line last:border-b-0">
								<th scope="row" className={`${cell} font-normal whitespace-nowrap`}>
									{at}
								</th>
								<td className={cell}>
									{formatInWords(t, row.format)}
									<p className="text-s text-ink-3">{modeInWords(t, row.mode)}</p>
								</td>
								<td className={cell}>
									<span className={waits ? "font-strong" : ""}>{t(`states.${row.state as "previewed"}`)}</span>
									{row.appliedAt ? (
										<p className="text-s text-ink-3">
											{t("imports.appliedAt", { at: format.dayTime(row.appliedAt, today) })}
										</p>
									) : null}
								</td>
								<td className={cell}>{row.broughtBy ?? t("imports.machine")}</td>
								<td className={cell}>
									<div className="flex flex-wrap items-baseline justify-between gap-2">
										{countsInWords(t, format, row.counts)}
										{waits ? (
											<ButtonLink href={`/roster?import=${row.importId}`} aria-label={t("imports.lookAt", { at })}>
												{t("imports.look")}
											</ButtonLink>
										) : null}
									</div>
								</td>
							</tr>
						);
					})}
				</tbody>
			</table>
		</section>
	);
}
