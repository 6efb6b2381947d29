import Link from "next/link";
import { numberInWords } from "@/components/goals/goal-words";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import { amountOf, type EffortPage, effortAmounts } from "@/lib/queries/effort/find-effort-page";

const head = "px-2 py-1 text-s font-normal text-ink-3 first:pl-0";
const cell = "h-6.5 border-t border-line px-2 whitespace-nowrap first:pl-0";

/** The picture as a table: a row per pupil, also of who did nothing. */
export async function EffortTable({ page }: { page: EffortPage }) {
	const [t, format] = await Promise.all([getTranslator("effort"), getFormatter()]);
	const { axis, today } = page;
	const byPupil = new Map(page.efforts.map((fact) => [fact.pupilId, fact]));
	return (
		<details className="mt-2 border-t border-line pt-1">
			<summary className="w-fit py-1 text-accent underline underline-offset-2">{t("table.title")}</summary>
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
									{effortAmounts.map((amount) => (
										<td key={amount} className={`${cell} text-right`}>
											{format.number(fact ? amountOf(fact, amount) : 0, 0)}
										</td>
									))}
									<td className={`${cell} text-right`}>{fact ? format.day(fact.lastDay, today) : t("table.none")}</td>
									<td className={`${cell} text-right`}>
										{axis && value ? numberInWords(value.shown, axis, format) : t("table.none")}
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
