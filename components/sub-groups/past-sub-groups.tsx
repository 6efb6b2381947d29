import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { SubGroupWithStays } from "@/lib/queries/sub-groups/find-sub-groups-page";
import { daysInWords } from "./days-in-words";

/** What was: each with who was in it and when. Nothing without any. */
export async function PastSubGroups({ past, today }: { past: readonly SubGroupWithStays[]; today: string }) {
	const [t, format] = await Promise.all([getTranslator("subGroups"), getFormatter()]);
	if (past.length === 0) return null;
	return (
		<section aria-labelledby="past" className="grid gap-2">
			<h2 id="past">{t("past")}</h2>
			<div className="panel">
				{past.map((subGroup) => (
					<details key={subGroup.subGroupId} className="border-t border-line px-3 py-1 first:border-t-0">
						<summary className="min-h-7 content-center wrap-anywhere pointer-coarse:min-h-9">
							<b>{subGroup.name}</b>{" "}
							<span className="text-s text-ink-3">
								{daysInWords(subGroup, today, t, format)} · {t("members", { count: subGroup.stays.length })}
								{subGroup.goal ? ` · ${t("goal", { goal: subGroup.goal.title })}` : ""}
							</span>
						</summary>
						<table className="my-1">
							<caption className="sr-only">{t("history")}</caption>
							<thead className="text-s text-ink-3">
								<tr>
									<th scope="col" className="pr-6 font-normal">
										{t("historyTable.pupil")}
									</th>
									<th scope="col" className="font-normal">
										{t("historyTable.period")}
									</th>
								</tr>
							</thead>
							<tbody>
								{subGroup.stays.map((stay) => (
									<tr key={`${stay.pupilId} ${stay.beginDate}`}>
										<th scope="row" className="pr-6 font-normal">
											{stay.name}
										</th>
										<td>{daysInWords({ ...stay, endDate: stay.endDate ?? subGroup.endDate }, today, t, format)}</td>
									</tr>
								))}
							</tbody>
						</table>
					</details>
				))}
			</div>
		</section>
	);
}
