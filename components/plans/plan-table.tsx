import Link from "next/link";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { PlansPage } from "@/lib/queries/plans/list-plans";
import { planDays, planState } from "./plan-words";

const cell = "border-t border-line px-2 py-1.5 first:pl-3 last:pr-3";

/** All plans of the group, those of earlier periods too. */
export async function PlanTable({ page }: { page: PlansPage }) {
	const [t, subjects, format] = await Promise.all([getTranslator("plans"), getTranslator("subjects"), getFormatter()]);
	const columns = ["subject", "period", "state", "placed", "evaluated", "saved"] as const;
	return (
		// biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
		<section className="panel overflow-x-auto" aria-label={t("table.caption")} tabIndex={0}>
			<table className="w-full">
				<caption className="sr-only">{t("table.caption")}</caption>
				<thead className="text-s text-ink-3">
					<tr>
						{columns.map((column) => (
							<th
								key={column}
								scope="col"
								className={`px-2 py-1 font-normal first:pl-3 last:pr-3 ${column === "placed" ? "text-right" : ""}`}
							>
								{t(`table.${column}`)}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{page.plans.map((plan) => (
						<tr key={plan.planId} className="hover:bg-sunken">
							<th scope="row" className={cell}>
								<Link className="link" href={`/groups/${page.group.groupId}/plans/${plan.planId}`}>
									{subjects(plan.subjectKey)}
								</Link>
							</th>
							<td className={`${cell} whitespace-nowrap`}>{planDays(plan, t, format)}</td>
							<td className={cell}>{t(`state.${planState(plan, page.today)}`)}</td>
							<td className={`${cell} text-right`}>{plan.placed}</td>
							<td className={cell}>{t(plan.evaluated ? "yes" : "no")}</td>
							<td className={`${cell} whitespace-nowrap`}>{format.dayTime(plan.updatedAt, page.today)}</td>
						</tr>
					))}
				</tbody>
			</table>
		</section>
	);
}
