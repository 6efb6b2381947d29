import { PageLinks } from "@/components/ui/page-links";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { ReplayedRow } from "@/lib/queries/quality/list-replayed";
import { reasonInWords } from "./quality-words";

const cell = "px-2 py-1.5 align-top first:pl-3 last:pr-3";

/** What became of each record that was read again. */
export async function ReplayedTable({
	list,
	hrefOf,
	today,
}: {
	list: { readonly records: readonly ReplayedRow[]; readonly page: number; readonly more: boolean };
	hrefOf(page: number): string;
	today: string;
}) {
	const t = await getTranslator("quality");
	const { records, page, more } = list;
	const heads = [t("examples.received"), t("examples.delivery"), t("replay.before"), t("replay.after")];
	return (
		<section className="panel overflow-x-auto" aria-labelledby="replayed">
			<h2 id="replayed" className="px-3 pt-2">
				{t("replay.records")}
			</h2>
			<table className="w-full border-collapse">
				<thead>
					<tr className="text-s text-ink-3">
						{heads.map((head) => (
							<th key={head} scope="col" className={`${cell} font-normal whitespace-nowrap`}>
								{head}
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
			<th scope="row" className={`${cell} font-normal whitespace-nowrap`}>
				{row.receivedAt ? format.dayTime(row.receivedAt, today) : "–"}
			</th>
			<td className={cell}>
				<span className="font-mono text-xs">{row.deliveryId.slice(-12)}</span>{" "}
				<span className="text-s whitespace-nowrap text-ink-3">
					{t("examples.recordNumber", { number: format.number(row.index + 1, 0) })}
				</span>
			</td>
			<td className={`${cell} text-ink-2`}>{ending(row.beforeOutcome, row.beforeCode)}</td>
			<td className={cell}>{ending(row.outcome, row.code)}</td>
		</tr>
	);
}
