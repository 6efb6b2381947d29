"use client";
import { type ReactNode, useState } from "react";
import { useWalk } from "@/components/ui/use-walk";
import { placeLabels } from "@/lib/charts/place-labels";
import type { DotChart, SittingDot } from "@/lib/charts/prepare-sitting";
import { isolate } from "@/lib/i18n/direction/isolate";
import { formatter } from "@/lib/i18n/format";
import { useLocale, useTranslations } from "@/lib/i18n/in-browser";
import type { ExplorerPupil } from "./explorer-pupil";
import { scoreInWords, tickInWords } from "./sitting-words";

const [step, axisHeight, topHeight, labelHeight] = [14, 20, 18, 24];
/** Width of a letter at 11 px, as a share of the narrowest picture (700 px): labels err on the wide side. */
const letterRatio = 0.01;
const percent = (ratio: number) => `${(100 * ratio).toFixed(2)}%`;

/** Everybody on the scale of the test. Dots are one stop for the keyboard: arrows walk, Enter or space chooses. */
export function DotPlot({
	chart,
	pupils,
	chosen,
	notes,
	toggle,
	children,
}: {
	chart: DotChart;
	pupils: readonly ExplorerPupil[];
	chosen: readonly ExplorerPupil[];
	notes: readonly string[];
	toggle: (pupilId: string) => void;
	children: ReactNode;
}) {
	const [t, measures] = [useTranslations("sittings"), useTranslations("measures")];
	const format = formatter(useLocale());
	const [near, setNear] = useState<string | null>(null);
	const names = new Map(pupils.map((pupil) => [pupil.pupilId, pupil]));
	const isChosen = (dot: SittingDot) => chosen.some((pupil) => pupil.pupilId === dot.pupilId);
	const labelled = chart.dots.filter((dot) => isChosen(dot) || dot.pupilId === near);
	const texts = labelled.map(
		(dot) => `${isolate(names.get(dot.pupilId)?.label ?? "")} ${scoreInWords(dot.value, chart, format)}`,
	);
	const places = placeLabels(
		labelled.map((dot, index) => ({
			xRatio: dot.ratio,
			widthRatio: Math.max((texts[index]?.length ?? 0) * letterRatio, 2 * (chart.errorRatio ?? 0)) + 0.01,
		})),
	);
	const rows = Math.max(2, ...places.map((place) => place.row + 1));
	const stack = step * (1 + Math.max(0, ...chart.dots.map((dot) => dot.level))) + 6;
	const height = topHeight + rows * labelHeight + stack + axisHeight;
	const floor = height - axisHeight;
	const yOf = (dot: SittingDot) => floor - 8 - dot.level * step;
	const measure = measures(chart.type);
	return (
		<section className="panel px-3 py-2" aria-labelledby="dots">
			<h2 id="dots">{t("dots.title", { measure })}</h2>
			{notes.map((note) => (
				<p key={note} className="text-s text-ink-3">
					{note}
				</p>
			))}
			<div className="mt-2">{children}</div>
			<div className="relative mx-3 mt-1" style={{ height }}>
				<svg className="chart" width="100%" height={height} aria-hidden="true">
					{chart.group === null ? null : (
						<rect
							className="chart-band"
							x={percent(chart.group.lower)}
							width={percent(chart.group.upper - chart.group.lower)}
							y={topHeight}
							height={floor - topHeight}
						/>
					)}
					{chart.ticks.map((tick) => (
						<g key={tick.value}>
							<line
								className="chart-grid"
								x1={percent(tick.ratio)}
								x2={percent(tick.ratio)}
								y1={topHeight}
								y2={floor}
							/>
							<text className="chart-label" x={percent(tick.ratio)} y={height - 5} textAnchor="middle">
								{tickInWords(tick.value, chart, format)}
							</text>
						</g>
					))}
					<line className="chart-axis" x1="0" x2="100%" y1={floor} y2={floor} />
					{chart.group === null ? null : (
						<>
							<line
								className="chart-median"
								x1={percent(chart.group.median.ratio)}
								x2={percent(chart.group.median.ratio)}
								y1={topHeight - 3}
								y2={floor}
							/>
							<text
								x={percent(Math.min(0.93, Math.max(0.07, chart.group.median.ratio)))}
								y="11"
								textAnchor="middle"
								className="fill-ink text-xs"
							>
								{t("dots.median", { value: scoreInWords(chart.group.median.value, chart, format) })}
							</text>
						</>
					)}
					{labelled.map((dot, index) => {
						const place = places[index];
						const y = topHeight + (rows - (place?.row ?? 0)) * labelHeight - 4;
						const tone = isChosen(dot) ? "stroke-accent" : "stroke-ink-2";
						return (
							<g key={dot.pupilId} strokeWidth="1.5">
								<line
									className={tone}
									x1={percent(dot.ratio)}
									x2={percent(dot.ratio)}
									y1={y}
									y2={yOf(dot)}
									strokeWidth="1"
								/>
								{chart.errorRatio === null ? null : (
									<line
										className={tone}
										x1={percent(Math.max(0, dot.ratio - chart.errorRatio))}
										x2={percent(Math.min(1, dot.ratio + chart.errorRatio))}
										y1={y}
										y2={y}
									/>
								)}
								<text
									x={percent(place?.xRatio ?? dot.ratio)}
									y={y - 5}
									textAnchor="middle"
									strokeWidth="3"
									className={`stroke-surface text-xs font-strong [paint-order:stroke] ${isChosen(dot) ? "fill-accent" : "fill-ink"}`}
								>
									{texts[index]}
								</text>
							</g>
						);
					})}
				</svg>
				<Dots
					chart={chart}
					label={t("dots.group", { n: chart.dots.length, measure })}
					nameOf={(dot) =>
						t("dots.dot", {
							name: names.get(dot.pupilId)?.name ?? "",
							value: scoreInWords(dot.value, chart, format),
						})
					}
					isChosen={isChosen}
					topOf={yOf}
					toggle={toggle}
					setNear={setNear}
				/>
			</div>
		</section>
	);
}

/** The dots themselves, as buttons over the picture. */
function Dots({
	chart,
	label,
	nameOf,
	isChosen,
	topOf,
	toggle,
	setNear,
}: {
	chart: DotChart;
	label: string;
	nameOf: (dot: SittingDot) => string;
	isChosen: (dot: SittingDot) => boolean;
	topOf: (dot: SittingDot) => number;
	toggle: (pupilId: string) => void;
	setNear: (pupilId: string | null) => void;
}) {
	const { stop, setStop, holder, onKeyDown } = useWalk(chart.dots.length);
	return (
		// biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form
		<div ref={holder} role="group" aria-label={label} onKeyDown={onKeyDown}>
			{chart.dots.map((dot, index) => (
				<button
					key={dot.pupilId}
					type="button"
					tabIndex={index === stop ? 0 : -1}
					aria-pressed={isChosen(dot)}
					aria-label={nameOf(dot)}
					onClick={() => toggle(dot.pupilId)}
					onFocus={() => {
						setStop(index);
						setNear(dot.pupilId);
					}}
					onBlur={() => setNear(null)}
					onMouseEnter={() => setNear(dot.pupilId)}
					onMouseLeave={() => setNear(null)}
					className="group absolute flex size-3.5 -translate-1/2 items-center justify-center rounded-full"
					style={{ left: percent(dot.ratio), top: topOf(dot) }}
				>
					<span className="size-2.5 rounded-full bg-mark group-hover:bg-ink group-aria-pressed:size-3 group-aria-pressed:bg-accent" />
				</button>
			))}
		</div>
	);
}
