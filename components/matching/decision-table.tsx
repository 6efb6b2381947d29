import type { Act } from "@/components/acts/use-act";
import { ColumnHeads } from "@/components/ui/column-heads";
import { PageLinks } from "@/components/ui/page-links";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { DecisionList, MatchDecision } from "@/lib/queries/matching/list-decisions";

import { TakeBackForm } from "./take-back-form";

const heads = ["who", "decision", "by", "act"] as const;
const cell = "px-2 py-1.5 text-left align-top first:pl-3 last:pr-3";
const onPage = 10;

/** What was decided of whom, by whom, and the way back. */
export async function DecisionTable({
	list,
	today,
	action,
}: {
	list: DecisionList;
	today: string;
	action: Act<unknown>;
}) {
	const [t, format] = await Promise.all([getTranslator("matching"), getFormatter()]);
	const { decisions, page, pages } = list;
	if (decisions.length === 0) return null;
	const way = (to: number, label: string) =>
		to < 1 || to > pages ? null : { href: `/people-matching?decisions=${to}`, label };
	const from = (page - 1) * onPage + 1;
	return (
		<section className="panel overflow-x-auto" aria-labelledby="decisions">
			<h2 id="decisions" className="px-3 pt-2">
				{t("decisions.title")}
			</h2>
			<table className="w-full border-collapse">
				<ColumnHeads heads={heads} word={(head) => t(`decisions.${head}`)} cell={cell} />
				<tbody>
					{decisions.map((one) => (
						<tr key={one.matchId} className="border-b border-line last:border-b-0">
							<th scope="row" className={`${cell} font-normal`}>
								{whoOf(one)}
							</th>
							<td className={cell}>{t(`decisions.states.${one.state}`)}</td>
							<td className={cell}>
								{one.decidedBy ?? t("decisions.somebody")}
								<p className="text-s text-ink-3">{format.dayTime(one.decidedAt, today)}</p>
								{one.endedAt === null ? null : (
									<p className="text-s text-ink-3">
										{one.endedBy ?? t("decisions.somebody")}, {format.dayTime(one.endedAt, today)}
									</p>
								)}
							</td>
							<td className={cell}>{wayBack(one)}</td>
						</tr>
					))}
				</tbody>
			</table>
			<PageLinks
				label={t("decisions.pages")}
				text={t("decisions.page", { from, to: from + decisions.length - 1 })}
				previous={way(page - 1, t("decisions.previous"))}
				next={way(page + 1, t("decisions.next"))}
			/>
		</section>
	);

	function whoOf({ name, otherName }: MatchDecision): string {
		const [one, other] = [name ?? t("decisions.gone"), otherName ?? t("decisions.gone")];
		return t("decisions.and", { name: one, other });
	}

	function wayBack({ matchId, state, name, waitsForLater, recordsSince, notesSince }: MatchDecision) {
		if (state === "different") return <TakeBackForm action={action} matchId={matchId} kind="reconsider" text={null} />;
		if (state !== "merged") return null;
		if (waitsForLater) return <span className="text-ink-3">{t("decisions.later")}</span>;
		const since = { records: recordsSince, notes: notesSince, name: name ?? "" };
		return (
			<TakeBackForm action={action} matchId={matchId} kind="split" text={t("decisions.splitText", since).trim()} />
		);
	}
}
