"use client";
import { spreadApart } from "@/lib/charts/place-labels";
import type { SlopeChart } from "@/lib/charts/prepare-sitting";
import { formatter } from "@/lib/i18n/format";
import { useLocale, useTranslations } from "@/lib/i18n/in-browser";
import type { ExplorerPupil } from "./explorer-pupil";
import { differenceInWords } from "./sitting-words";

export interface GrowthWords {
	readonly title: string;
	readonly notes: readonly string[];
	readonly from: string;
	readonly to: string;
	/** "groep +10,5 (n = 27)"; null: too few. */
	readonly group: string | null;
	readonly label: string;
}

const height = 260;
const [gap, edge] = [15, 8];
const percent = (ratio: number) => `${(100 * ratio).toFixed(2)}%`;
const yOf = (ratio: number) => edge + (1 - ratio) * (height - 2 * edge);

/** Two sittings of one scale: a line per pupil who made both, the group as a thick one. */
export function GrowthPanel({
	chart,
	words,
	pupils,
	chosen,
}: {
	chart: SlopeChart;
	words: GrowthWords;
	pupils: readonly ExplorerPupil[];
	chosen: readonly ExplorerPupil[];
}) {
	const t = useTranslations("sittings");
	const format = formatter(useLocale());
	const own = chart.lines.filter((line) => chosen.some((pupil) => pupil.pupilId === line.pupilId));
	const labels = [
		...own.map((line) => ({
			key: line.pupilId as string,
			y: yOf(line.to),
			tone: "text-accent",
			text: t("growth.label", {
				name: pupils.find((pupil) => pupil.pupilId === line.pupilId)?.label ?? "",
				value: differenceInWords(line.difference, chart, format),
			}),
		})),
		...(chart.group && words.group
			? [{ key: "group", y: yOf(chart.group.to), tone: "text-ink", text: words.group }]
			: []),
	];
	const places = spreadApart(
		labels.map((label) => label.y),
		gap,
		edge,
		height - edge,
	);
	return (
		<section className="panel px-3 py-2" aria-labelledby="growth">
			<h2 id="growth">{words.title}</h2>
			{words.notes.map((note) => (
				<p key={note} className="text-s text-ink-3">
					{note}
				</p>
			))}
			<div className="mt-2 grid grid-cols-[2.25rem_minmax(0,1fr)_8rem]">
				<div className="relative text-xs text-ink-3" style={{ height }} aria-hidden="true">
					{chart.ticks.map((tick) => (
						<span key={tick.value} className="absolute right-2 -translate-y-1/2" style={{ top: yOf(tick.ratio) }}>
							{format.number(tick.value, 6)}
						</span>
					))}
				</div>
				<svg className="chart" width="100%" height={height} role="img" aria-label={words.label}>
					{chart.ticks.map((tick) => (
						<line key={tick.value} className="chart-grid" x1="0" x2="100%" y1={yOf(tick.ratio)} y2={yOf(tick.ratio)} />
					))}
					{chart.lines.map((line) => (
						<g key={line.pupilId}>
							<line
								className="stroke-mark"
								strokeWidth="1"
								x1={percent(0.04)}
								x2={percent(0.96)}
								y1={yOf(line.from)}
								y2={yOf(line.to)}
							/>
							<circle className="chart-dot" cx={percent(0.04)} cy={yOf(line.from)} r="2" />
							<circle className="chart-dot" cx={percent(0.96)} cy={yOf(line.to)} r="2" />
						</g>
					))}
					{chart.group === null ? null : (
						<line
							className="stroke-ink"
							strokeWidth="3"
							x1={percent(0.04)}
							x2={percent(0.96)}
							y1={yOf(chart.group.from)}
							y2={yOf(chart.group.to)}
						/>
					)}
					{own.map((line) => (
						<g key={line.pupilId}>
							<line
								className="stroke-accent"
								strokeWidth="2"
								x1={percent(0.04)}
								x2={percent(0.96)}
								y1={yOf(line.from)}
								y2={yOf(line.to)}
							/>
							<circle className="chart-dot-self" cx={percent(0.04)} cy={yOf(line.from)} r="4" />
							<circle className="chart-dot-self" cx={percent(0.96)} cy={yOf(line.to)} r="4" />
						</g>
					))}
				</svg>
				<div className="relative text-xs font-strong" style={{ height }}>
					{labels.map((label, index) => (
						<span
							key={label.key}
							className={`absolute left-1 -translate-y-1/2 truncate ${label.tone}`}
							style={{ top: places[index] }}
						>
							{label.text}
						</span>
					))}
				</div>
				<div />
				<div className="flex justify-between text-s text-ink-2">
					<span>{words.from}</span>
					<span>{words.to}</span>
				</div>
			</div>
		</section>
	);
}
