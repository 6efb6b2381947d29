import { AccountForm } from "@/components/accounts/account-form";
import type { TellingAct } from "@/components/accounts/form-outcome";
import { addDays } from "@/lib/domain/school-day";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { Substitute } from "@/lib/queries/places/list-substitutes";

const cell = "px-2 py-1.5 text-left align-top first:pl-3 last:pr-3";

/** Who has a group for a while. One that runs or is to come can be ended. */
export async function SubstituteTable({
	title,
	none,
	rows,
	today,
	end,
}: {
	title: string;
	none: string | null;
	rows: readonly Substitute[];
	today: string;
	/** Null: they are over. */
	end: TellingAct | null;
}) {
	const [t, format] = await Promise.all([getTranslator("places"), getFormatter()]);
	if (rows.length === 0 && none === null) return null;
	return (
		<section className="panel overflow-x-auto" aria-label={title}>
			<h2 className="px-3 pt-2 pb-1">{title}</h2>
			{rows.length === 0 ? <p className="px-3 pb-3 text-ink-2">{none}</p> : null}
			<table className="w-full border-collapse">
				<tbody>
					{rows.map(({ assignmentId, name, group, beginDate, endDate, hasAccount }) => (
						<tr key={assignmentId} className="border-t border-line">
							<th scope="row" className={`${cell} font-normal`}>
								{name}
								{end !== null && !hasAccount ? <p className="text-s text-late">{t("substitutes.noAccount")}</p> : null}
							</th>
							<td className={cell}>{group}</td>
							<td className={cell}>
								{t("substitutes.span", {
									from: format.day(beginDate, today),
									until: format.day(addDays(endDate, -1), today),
								})}
							</td>
							{end === null ? null : (
								<td className={cell}>
									<AccountForm
										name={`end-${assignmentId}`}
										keeps={false}
										action={end}
										submit={t("substitutes.end")}
										look="plain"
									>
										<input type="hidden" name="assignmentId" value={assignmentId} />
										<span className="sr-only">{t("substitutes.endOf", { name, group })}</span>
									</AccountForm>
								</td>
							)}
						</tr>
					))}
				</tbody>
			</table>
		</section>
	);
}
