import Link from "next/link";
import { numberInWords } from "@/components/goals/goal-words";
import { ProvenanceSheet } from "@/components/provenance/provenance-sheet";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import { amountOf, type EffortPage, effortAmounts } from "@/lib/queries/effort/find-effort-page";
import type { EffortFact } from "@/lib/queries/effort/select-effort-facts";
import type { EffortAddress } from "./effort-address";

const head = "px-2 py-1 text-s font-normal text-ink-3 first:pl-0";
const cell = "h-6.5 border-t border-line px-2 whitespace-nowrap first:pl-0";

/** The picture as a table: a row per pupil, also of who did nothing. */
export async function EffortTable({ page, address }: { page: EffortPage; address: EffortAddress }) {
	const [t, format] = await Promise.all([getTranslator("effort"), getFormatter()]);
	const { axis, source, today } = page;
	const query = new URLSearchParams(Object.entries(address));
	const asked = `/api/v1/groups/${page.group.groupId}/effort/provenance?${query}` as const;
	const range = format.range(page.period.from, page.period.to);
	const counted = (fact: EffortFact) =>
		t("table.counted", {
			range,
			tasks: fact.tasks,
			days: fact.days,
			correct: fact.firstCorrect,
			taken: fact.firstJudged,
		});
	const byPupil = new Map(page.efforts.map((fact) => [fact.pupilId, fact]));
	return (
		<details className="mt-2 border-t border-line pt-1">
			<summary className="opener">{t("table.title")}</summary>
			<div className="overflow-x-auto">
				<table className="w-full">
					<caption className="sr-only">{t("table.caption")}</caption>
					<thead>
						<tr>
							<th scope="col" className={head}>
								{t("table.pupil")}
							</th>
							{([...effortAmounts, "last", "result"] as const).map((name) => (
								<th key={name} scope="col" className={`${head} text-right`}>
									{t(`table.${name}`)}
								</th>
							))}
						</tr>
					</thead>
					<tbody>
						{page.members.map((member) => {
							const fact = byPupil.get(member.pupilId);
							const value = axis?.values.get(member.pupilId);
							return (
								<tr key={member.pupilId}>
									<th scope="row" className={`${cell} font-normal`}>
										<Link className="link-quiet" href={`/pupils/${member.pupilId}`}>
											{member.name}
										</Link>
									</th>
									{effortAmounts.map((amount) => {
										const value = format.number(fact ? amountOf(fact, amount) : 0, 0);
										return (
											<td key={amount} className={`${cell} text-right`}>
												{fact && amount === "tasks" ? (
													<ProvenanceSheet
														address={asked}
														figureKey={`practice ${member.pupilId}`}
														today={today}
														rule={counted(fact)}
														value={t("table.of", { value, amount: t(`amounts.${amount}`), name: member.name })}
														supplier={source?.supplier ?? ""}
													>
														{value}
													</ProvenanceSheet>
												) : (
													value
												)}
											</td>
										);
									})}
									<td className={`${cell} text-right`}>{fact ? format.day(fact.lastDay, today) : t("table.none")}</td>
									<td className={`${cell} text-right`}>
										{axis && value ? (
											<ProvenanceSheet
												address={asked}
												figureKey={`${axis.of === null ? "practice" : "result"} ${member.pupilId}`}
												today={today}
												{...(axis.of === null && fact ? { rule: counted(fact) } : {})}
												value={t("table.resultOf", {
													value: numberInWords(value.shown, axis, format),
													name: member.name,
												})}
												supplier={axis.supplier}
											>
												{numberInWords(value.shown, axis, format)}
											</ProvenanceSheet>
										) : (
											t("table.none")
										)}
									</td>
								</tr>
							);
						})}
					</tbody>
				</table>
			</div>
		</details>
	);
}
