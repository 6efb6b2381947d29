import { PageLinks } from "@/components/ui/page-links";
import { joinParts } from "@/lib/i18n/join-parts";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { ReplayedRow } from "@/lib/queries/quality/list-replayed";
import { reasonInWords } from "./quality-words";

const cell = "px-2 py-1.5 align-top first:pl-3 last:pr-3";

/** What changed of the records that were read again: from which message, what it was and is, and why. */
export async function ReplayedTable({
	list,
	hrefOf,
	today,
}: {
	list: {
		readonly records: readonly ReplayedRow[];
		readonly same: number;
		readonly page: number;
		readonly more: boolean;
	};
	hrefOf(page: number): string;
	today: string;
}) {
	const [t, format] = await Promise.all([getTranslator("quality"), getFormatter()]);
	const { records, same, page, more } = list;
	const columns = ["from", "before", "after", "why"] as const;
	const stayed = same === 0 ? null : t("replay.same", { count: same, countText: format.number(same, 0) });
	return (
		<section className="panel overflow-x-auto" aria-labelledby="replayed">
			<h2 id="replayed" className="px-3 pt-2">
				{t("replay.records")}
			</h2>
			{records.length === 0 ? <p className="px-3">{t("replay.noChange")}</p> : null}
			{stayed ? <p className="px-3 pb-1 text-s text-ink-3">{stayed}</p> : null}
			<table className="w-full border-collapse" hidden={records.length === 0}>
				<thead>
					<tr className="text-s text-ink-3">
						{columns.map((column) => (
							<th key={column} scope="col" className={`${cell} font-normal whitespace-nowrap`}>
								{t(`replay.${column}`)}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{records.map((row) => (
						<Row key={`${row.deliveryId} ${row.index}`} row={row} today={today} />
					))}
				</tbody>
			</table>
			{page > 1 || more ? (
				<PageLinks
					label={t("replay.pages")}
					text={t("replay.page", { page })}
					previous={page > 1 ? { href: hrefOf(page - 1), label: t("examples.previous") } : null}
					next={more ? { href: hrefOf(page + 1), label: t("examples.next") } : null}
				/>
			) : null}
		</section>
	);
}

async function Row({ row, today }: { row: ReplayedRow; today: string }) {
	const [t, words, format] = await Promise.all([getTranslator("quality"), getTranslator("reasons"), getFormatter()]);
	const ending = (outcome: string, code: string | null) => {
		const word = t(`replay.outcomes.${outcome as "written"}`);
		return code === null ? word : `${word}: ${reasonInWords(words, code)}`;
	};
	return (
		<tr className="border-t border-line">
			<th scope="row" className={`${cell} font-normal`}>
				{joinParts([row.supplier, row.receivedAt && format.dayTime(row.receivedAt, today)])}
				<span className="block text-s whitespace-nowrap text-ink-3">
					<span className="font-mono text-xs">{row.deliveryId.slice(-12)}</span>{" "}
					{t("examples.recordNumber", { number: format.number(row.index + 1, 0) })}
				</span>
			</th>
			<td className={`${cell} text-ink-2`}>{ending(row.beforeOutcome, row.beforeCode)}</td>
			<td className={cell}>{ending(row.outcome, row.code)}</td>
			<td className={`${cell} text-s text-ink-2`}>{t(`replay.causes.${causeOf(row)}`)}</td>
		</tr>
	);
}

/** What made the difference, as far as the ending before and the one of now tell it. */
function causeOf({ beforeOutcome, beforeCode, outcome }: ReplayedRow) {
	if (beforeOutcome === "written") return outcome === "rejected" ? "domain" : "decision";
	if (beforeOutcome === "stale") return "replaced";
	if (beforeCode === "not-a-number") return "decimals";
	if (beforeOutcome === "held") return "pupil";
	return beforeOutcome === "not-used" ? "decision" : "settings";
}
