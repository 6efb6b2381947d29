"use client";
import { type KeyboardEvent, type PointerEvent, useMemo, useState } from "react";
import type { TimeAxis, TimelineChart } from "@/lib/charts/prepare-timeline";
import { TimelineDrawing } from "./timeline-drawing";

export interface TimelinePanelProps {
	readonly chart: TimelineChart;
	readonly months: readonly { readonly x: TimeAxis["months"][number]["x"]; readonly label: string }[];
	readonly text: {
		readonly rows: readonly { readonly label: string | null; readonly lines: readonly string[] }[];
		readonly ticks: readonly string[];
		readonly label: string;
	};
}

/**
 * One source over the period: band and median of the group, dots of the pupil with their whiskers. A pointer and the
 * arrows read it moment by moment; what they read is said too.
 */
export function TimelinePanel({ chart, months, text }: TimelinePanelProps) {
	const [read, setRead] = useState<number | null>(null);
	// A gap holds nothing to read.
	const moments = useMemo(
		() => chart.rows.flatMap(({ x, point, group }, index) => (point === null && group === null ? [] : [{ x, index }])),
		[chart],
	);
	// The picture is drawn once, however often somebody moves over it.
	const drawing = useMemo(
		() => (
			<TimelineDrawing chart={chart} months={months} labels={text.rows.map((row) => row.label)} ticks={text.ticks} />
		),
		[chart, months, text],
	);
	const moment = read === null ? undefined : moments[read];
	const lines = moment && text.rows[moment.index]?.lines;

	function onPointerMove(event: PointerEvent<HTMLElement>) {
		const box = event.currentTarget.getBoundingClientRect();
		const x = (event.clientX - box.left) / box.width;
		const distances = moments.map((one) => Math.abs(one.x - x));
		setRead(distances.length === 0 ? null : distances.indexOf(Math.min(...distances)));
	}

	function onKeyDown(event: KeyboardEvent) {
		const last = moments.length - 1;
		const to = { ArrowRight: (read ?? -1) + 1, ArrowLeft: (read ?? last + 1) - 1, Home: 0, End: last }[event.key];
		if (event.key === "Escape") setRead(null);
		if (to === undefined) return;
		event.preventDefault();
		setRead(Math.min(last, Math.max(0, to)));
	}

	return (
		<div className="h-full pt-2.5 pr-10 pb-5 pl-11">
			<div className="relative h-full">
				{drawing}
				<button
					type="button"
					aria-label={text.label}
					className="absolute inset-0 cursor-default"
					onPointerMove={onPointerMove}
					onPointerDown={onPointerMove}
					onPointerLeave={() => setRead(null)}
					onBlur={() => setRead(null)}
					onKeyDown={onKeyDown}
				/>
				{moment ? (
					<span
						className="pointer-events-none absolute inset-y-0 border-l border-dashed border-line-strong"
						style={{ left: `${100 * moment.x}%` }}
					/>
				) : null}
				<div role="status">
					{moment && lines ? (
						<div
							className={`panel pointer-events-none absolute top-0 z-10 w-max max-w-72 px-2 py-1 text-s shadow-pop ${moment.x > 0.5 ? "-translate-x-full" : ""}`}
							style={{ left: `calc(${100 * moment.x}% + ${moment.x > 0.5 ? -8 : 8}px)` }}
						>
							{lines.map((line, index) => (
								<p key={line} className={index === 0 ? "text-ink-3" : ""}>
									{line}
								</p>
							))}
						</div>
					) : null}
				</div>
			</div>
		</div>
	);
}
