import { ColumnHeads } from "@/components/ui/column-heads";
import { joinParts } from "@/lib/i18n/join-parts";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { Erasure } from "@/lib/queries/pupil-files/list-erasures";
import { tablesInWords } from "./table-words";

const heads = ["at", "by", "state", "what"] as const;
const cell = "px-2 py-1.5 text-left align-top first:pl-3 last:pr-3";

/** The proof of each erasure: when, by whom, what went and what the search afterwards found. No names. */
export async function ErasureTable({ erasures, today }: { erasures: readonly Erasure[]; today: string }) {
	const [t, format] = await Promise.all([getTranslator("pupilFiles"), getFormatter()]);
	if (erasures.length === 0) return null;
	return (
		<section className="panel overflow-x-auto" aria-labelledby="erasures">
			<h2 id="erasures" className="px-3 pt-2">
				{t("erasures.title")}
			</h2>
			<p className="px-3 text-s text-ink-3">{t("erasures.text")}</p>
			<table className="w-full border-collapse">
				<ColumnHeads heads={heads} word={(head) => t(`erasures.${head}`)} cell={cell} />
				<tbody>
					{erasures.map((erasure) => (
						<tr key={erasure.id} className="border-b border-line last:border-b-0">
							<th scope="row" className={`${cell} font-normal whitespace-nowrap`}>
								{format.dayTime(erasure.askedAt, today)}
								<p className="text-s text-ink-3">
									<code title={erasure.pupilId}>{erasure.pupilId.slice(0, 8)}…</code>
								</p>
							</th>
							<td className={cell}>{erasure.askedBy}</td>
							<td className={cell}>
								{t(`erasures.states.${erasure.state}`)}
								{erasure.finishedAt ? (
									<p className="text-s text-ink-3">{format.dayTime(erasure.finishedAt, today)}</p>
								) : null}
							</td>
							<td className={`${cell} text-ink-2`}>{told(erasure)}</td>
						</tr>
					))}
				</tbody>
			</table>
		</section>
	);

	function told({ counts, state }: Erasure) {
		if (counts === null) return null;
		const list = (rows: Readonly<Record<string, number>>) =>
			joinParts(tablesInWords(rows, t).map(({ words, count }) => `${words}: ${format.number(count, 0)}`));
		const { payloads, rosterFiles, named } = counts;
		return (
			<>
				{state === "done" ? <p>{list(counts.rows)}</p> : <p>{t("erasures.left", { rows: list(counts.left) })}</p>}
				<p className="text-s text-ink-3">{t("erasures.messages", { ...payloads, rosterFiles })}</p>
				{Object.keys(named).length > 0 ? <p className="text-s">{t("erasures.named", { rows: list(named) })}</p> : null}
			</>
		);
	}
}
