import { prepareItems } from "@/lib/charts/prepare-items";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { SittingPage } from "@/lib/queries/sittings/find-sitting-page";

const head = "px-2 py-1 text-s font-normal text-ink-3 first:pl-3 last:pr-3";
const cell = "h-7 border-t border-line px-2 first:pl-3 last:pr-3";
const percent = (ratio: number) => `${(100 * ratio).toFixed(2)}%`;

/** How hard each item was for this group; where no items are delivered, that is what it says. */
export async function ItemRows({ page }: { page: SittingPage }) {
	const [t, format] = await Promise.all([getTranslator("sittings"), getFormatter()]);
	const rows = prepareItems(page.items);
	if (rows.length === 0)
		return (
			<section className="panel px-3 py-2" aria-labelledby="items">
				<h2 id="items">{t("items.title")}</h2>
				<p className="text-s text-ink-3">{t("items.none", { supplier: page.sitting.supplier })}</p>
			</section>
		);
	return (
		<section className="panel overflow-x-auto pb-2" aria-labelledby="items">
			<h2 id="items" className="px-3 pt-2">
				{t("items.title")}
			</h2>
			<p className="px-3 text-s text-ink-3">{t("items.hint")}</p>
			<table className="w-full">
				<thead>
					<tr>
						<th scope="col" className={head}>
							{t("items.item")}
						</th>
						<td className={head} />
						{(["right", "share", "interval"] as const).map((name) => (
							<th key={name} scope="col" className={`${head} text-right`}>
								{t(`items.${name}`)}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{rows.map((row, index) => (
						<tr key={row.itemId}>
							<th scope="row" className={`${cell} w-[28%] font-normal`}>
								{row.title ?? t("items.untitled", { number: index + 1 })}
							</th>
							<td className={cell}>
								<svg className="chart min-w-32" width="100%" height="20" aria-hidden="true">
									<line className="chart-grid" x1="0" x2="100%" y1="10" y2="10" />
									<line
										className="stroke-mark"
										strokeWidth="2"
										x1={percent(row.low)}
										x2={percent(row.high)}
										y1="10"
										y2="10"
									/>
									<circle className="chart-dot" cx={percent(row.ratio)} cy="10" r="4" />
								</svg>
							</td>
							<td className={`${cell} text-right whitespace-nowrap`}>
								{t("list.of", { count: row.right, total: row.judged })}
							</td>
							<td className={`${cell} text-right whitespace-nowrap`}>{format.share(row.ratio)}</td>
							<td className={`${cell} text-right text-ink-3 whitespace-nowrap`}>
								{t("figures.range", { low: format.number(100 * row.low, 0), high: format.share(row.high) })}
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</section>
	);
}
