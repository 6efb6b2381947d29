import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { SittingMeasure } from "@/lib/standing/describe-sitting";
import type { GroupSpread } from "@/lib/standing/group-standing";

const head = "px-2 py-1 text-s font-normal text-ink-3 first:pl-3 last:pr-3";
const cell = "h-7 px-2 first:pl-3 last:pr-3";
/** I to V are fifths of the country by their definition; A to E are not, and corrected ones are another measure. */
const nationalRatio = 0.2;

type Counted = Extract<GroupSpread, { counts: unknown }>;

/** How many pupils have each level, as the supplier sent them; no cut-off of ours. */
export async function LevelBars({ levels }: { levels: readonly SittingMeasure[] }) {
	const [t, measures] = await Promise.all([getTranslator("sittings"), getTranslator("measures")]);
	if (levels.length === 0) return null;
	return (
		<section className="panel overflow-x-auto pb-2" aria-labelledby="levels">
			<h2 id="levels" className="px-3 pt-2">
				{t("levels.title")}
			</h2>
			{levels.map(({ type, spread }) =>
				spread.code === "ordinal" || spread.code === "unordered" ? (
					<Levels key={type} spread={spread} measure={measures(type)} national={type === "i-v"} />
				) : (
					<p key={type} className="px-3 py-1 text-s text-ink-3">
						{t("levels.tooFew", { measure: measures(type), n: spread.n })}
					</p>
				),
			)}
		</section>
	);
}

async function Levels({ spread, measure, national }: { spread: Counted; measure: string; national: boolean }) {
	const [t, format] = await Promise.all([getTranslator("sittings"), getFormatter()]);
	const ordered = spread.code === "ordinal";
	const rows = ordered ? spread.counts.toReversed() : spread.counts;
	const most = Math.max(national ? nationalRatio * spread.n : 0, ...rows.map((row) => row.count));
	const width = (count: number) => `${((100 * count) / most).toFixed(1)}%`;
	return (
		<>
			<p className="px-3 text-s text-ink-3">
				{ordered
					? t("levels.hint", { measure, n: spread.n, median: spread.median })
					: t("levels.unordered", { measure, n: spread.n })}{" "}
				{national ? t("levels.national", { count: format.number(nationalRatio * spread.n), n: spread.n }) : null}
			</p>
			<table className="mb-1 w-full">
				<thead>
					<tr>
						<th scope="col" className={head}>
							{t("levels.level")}
						</th>
						<td className={head} />
						<th scope="col" className={`${head} text-right`}>
							{t("levels.pupils")}
						</th>
						<th scope="col" className={`${head} text-right`}>
							{t("levels.share")}
						</th>
					</tr>
				</thead>
				<tbody>
					{rows.map((row) => (
						<tr key={row.level}>
							<th scope="row" className={`${cell} font-normal whitespace-nowrap`}>
								{row.level}
							</th>
							<td className={`${cell} w-full`}>
								<svg className="chart" width="100%" height="20" aria-hidden="true">
									<rect className="fill-mark" x="0" y="4" height="12" width={width(row.count)} />
									{national ? (
										<line
											className="chart-bound"
											x1={width(nationalRatio * spread.n)}
											x2={width(nationalRatio * spread.n)}
											y1="0"
											y2="20"
										/>
									) : null}
								</svg>
							</td>
							<td className={`${cell} text-right`}>{format.number(row.count, 0)}</td>
							<td className={`${cell} text-right text-ink-3 whitespace-nowrap`}>
								{format.share(row.count / spread.n)}
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</>
	);
}
