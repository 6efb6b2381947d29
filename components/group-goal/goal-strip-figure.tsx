import type { GoalStrip } from "@/lib/charts/prepare-goal-strip";
import type { StackedDot } from "@/lib/charts/stack-dots";
import type { GoalCounts } from "@/lib/standing/goal-lists";
import type { LevelCount } from "@/lib/standing/group-standing";
import type { MeasureKey } from "@/lib/standing/value-of-fact";
import { type GroupGoalWords, withUnit } from "./goal-words";

const [rise, radius] = [6, 2.6];
/** From the top to the axis; below it lie the rings of those who do not count, as deep as they are stacked. */
const floor = 40;
const percent = (ratio: number) => `${(ratio * 100).toFixed(2)}%`;

/**
 * A dot per pupil on the scale of the source: who counts stands on the axis with the middle half and the median, who does
 * not count yet hangs below it as a ring. Labels are counted instead.
 */
export function GoalStripFigure({
	strip,
	measure,
	counts: { counted, uncounted },
	median,
	half,
	few,
	words,
}: {
	strip: GoalStrip;
	measure: MeasureKey;
	counts: Pick<GoalCounts, "counted" | "uncounted">;
	median: string;
	half: string | null;
	/** Why somebody does not count. */
	few: string;
	words: GroupGoalWords;
}) {
	const { t } = words;
	if (strip.kind === "labels") return <Labels labels={strip.labels} median={median} half={half} words={words} />;
	const { group } = strip;
	const [low, high] = [strip.low, strip.high].map((end) => withUnit(end, measure, words.format));
	const ends = { n: counted, low: low ?? "", high: high ?? "" };
	const said = group && half ? t("stripMedian", { ...ends, median, half }) : t("strip", ends);
	const depth = Math.max(-1, ...strip.uncounted.map((dot) => dot.level)) + 1;
	return (
		<figure>
			<svg
				className="chart"
				width="100%"
				height={floor + 4 + depth * rise}
				role="img"
				aria-label={uncounted > 0 ? `${said} ${t("stripUncounted", { count: uncounted, why: few })}` : said}
			>
				<line className="chart-axis" x1="0" x2="100%" y1={floor} y2={floor} />
				{group ? (
					<rect
						className="chart-band"
						x={percent(group.lower)}
						width={percent(group.upper - group.lower)}
						y="6"
						height={floor - 10}
					/>
				) : null}
				{strip.dots.map((dot, index) => (
					// biome-ignore lint/suspicious/noArrayIndexKey: dots have no identity, and never move
					<Dot key={index} dot={dot} />
				))}
				{strip.uncounted.map((dot, index) => (
					<circle
						// biome-ignore lint/suspicious/noArrayIndexKey: dots have no identity, and never move
						key={index}
						className="chart-ring"
						cx={percent(dot.xRatio)}
						cy={floor + 6 + dot.level * rise}
						r={radius}
					/>
				))}
				{group ? (
					<line className="chart-median" x1={percent(group.median)} x2={percent(group.median)} y1="2" y2={floor} />
				) : null}
			</svg>
			<figcaption className="flex justify-between gap-3 text-s text-ink-3">
				<span>{low}</span>
				<span className="text-center text-ink-2">{half ? `${median} · ${half}` : median}</span>
				<span>{high}</span>
			</figcaption>
			<Legend
				band={group !== null}
				dots={strip.dots.some((dot) => !dot.stuck)}
				stuck={strip.dots.some((dot) => dot.stuck)}
				few={strip.uncounted.length > 0 ? few : null}
				words={words}
			/>
		</figure>
	);
}

function Dot({ dot }: { dot: StackedDot & { readonly stuck: boolean } }) {
	return (
		<svg x={percent(dot.xRatio)} y={floor - 6 - dot.level * rise} className="overflow-visible" aria-hidden="true">
			{dot.stuck ? (
				<path className="fill-stuck" d="M0 -4.2 4.2 0 0 4.2 -4.2 0Z" />
			) : (
				<circle className="chart-dot" r={radius} />
			)}
		</svg>
	);
}

function Legend({
	band,
	dots,
	stuck,
	few,
	words: { t, common },
}: {
	band: boolean;
	dots: boolean;
	stuck: boolean;
	few: string | null;
	words: GroupGoalWords;
}) {
	const item = "inline-flex items-center gap-1";
	return (
		<p className="flex flex-wrap gap-x-3 text-s text-ink-3">
			{dots ? (
				<span className={item}>
					<svg viewBox="-6 -6 12 12" className="size-3" aria-hidden="true">
						<circle className="chart-dot" r="3" />
					</svg>
					{t("legend.counted")}
				</span>
			) : null}
			{stuck ? (
				<span className={item}>
					<svg viewBox="-6 -6 12 12" className="size-3 fill-stuck" aria-hidden="true">
						<path d="M0 -5 5 0 0 5 -5 0Z" />
					</svg>
					{common("status.stuck")}
				</span>
			) : null}
			{few === null ? null : (
				<span className={item}>
					<svg viewBox="-6 -6 12 12" className="size-3" aria-hidden="true">
						<circle className="chart-ring" r="3.4" />
					</svg>
					{t("legend.uncounted", { why: few })}
				</span>
			)}
			{band ? (
				<>
					<span className={item}>
						<svg viewBox="-6 -6 12 12" className="size-3" aria-hidden="true">
							<line className="chart-median" x1="0" x2="0" y1="-6" y2="6" />
						</svg>
						{t("legend.median")}
					</span>
					<span className={item}>
						<svg viewBox="-6 -6 12 12" className="size-3" aria-hidden="true">
							<rect className="chart-band" x="-5.5" y="-4" width="11" height="8" />
						</svg>
						{t("legend.half")}
					</span>
				</>
			) : null}
		</p>
	);
}

function Labels({
	labels,
	median,
	half,
	words: { t },
}: {
	labels: readonly LevelCount[];
	median: string;
	half: string | null;
	words: GroupGoalWords;
}) {
	return (
		<div>
			<ul aria-label={t("labels")} className="flex flex-wrap gap-x-4 gap-y-1 text-l empty:hidden">
				{labels.map(({ level, count }) => (
					<li key={level}>{t("label", { label: level, count })}</li>
				))}
			</ul>
			<p className="text-s text-ink-2">{half ? `${median} · ${half}` : median}</p>
		</div>
	);
}
