"use client";
import { type KeyboardEvent, type PointerEvent, useMemo, useState } from "react";
import type { TimeAxis, TimelineChart } from "@/lib/charts/prepare-timeline";
import { type DrawingText, lane, TimelineDrawing } from "./timeline-drawing";

export interface TimelinePanelProps {
	readonly chart: TimelineChart;
	readonly months: readonly { readonly x: TimeAxis["months"][number]["x"]; readonly label: string }[];
	readonly text: Omit<DrawingText, "labels" | "now"> & {
		readonly rows: readonly { readonly label: string | null; readonly lines: readonly string[] }[];
		/** What is read at the figure of now; null: no figure stands apart. */
		readonly now: (NonNullable<DrawingText["now"]> & { readonly lines: readonly string[] }) | null;
		readonly label: string;
	};
}

/**
 * One source over the period: boxes of the group, dots of the pupil with their whiskers, beside them what counts now. A
 * pointer and the arrows read it moment by moment; what they read is said too.
 */
export function TimelinePanel({ chart, months, text }: TimelinePanelProps) {
	const [read, setRead] = useState<number | null>(null);
	const moments = useMemo(
		() => [
			...chart.rows.map(({ x }, index) => ({ x, lines: text.rows[index]?.lines ?? [] })),
			...(text.now ? [{ x: null, lines: text.now.lines }] : []),
		],
		[chart, text],
	);
	// The picture is drawn once, however often somebody moves over it.
	const drawing = useMemo(
		() => (
			<TimelineDrawing chart={chart} months={months} text={{ ...text, labels: text.rows.map((row) => row.label) }} />
		),
		[chart, months, text],
	);
	const moment = read === null ? undefined : moments[read];

	function onPointerMove(event: PointerEvent<HTMLElement>) {
		const box = event.currentTarget.getBoundingClientRect();
		const width = box.width - lane.to;
		const at = event.clientX - box.left;
		const distances = moments.map(({ x }) => Math.abs((x === null ? width + lane.middle : x * width) - at));
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

	const left = moment && (moment.x === null ? `100% + ${lane.middle}px` : `${100 * moment.x}%`);
	const isLate = moment !== undefined && (moment.x ?? 1) > 0.5;
	return (
		<div className="h-full pt-2.5 pr-16 pb-5 pl-9">
			<div className="relative h-full">
				{drawing}
				<button
					type="button"
					aria-label={text.label}
					className="absolute inset-y-0 left-0 cursor-default"
					style={{ right: -lane.to }}
					onPointerMove={onPointerMove}
					onPointerDown={onPointerMove}
					onPointerLeave={() => setRead(null)}
					onBlur={() => setRead(null)}
					onKeyDown={onKeyDown}
				/>
				{moment ? (
					<span
						className="pointer-events-none absolute inset-y-0 border-l border-dashed border-line-strong"
						style={{ left: `calc(${left})` }}
					/>
				) : null}
				<div role="status">
					{moment ? (
						<div
							className={`panel pointer-events-none absolute top-0 z-10 w-max max-w-72 px-2 py-1 text-s shadow-pop ${isLate ? "-translate-x-full" : ""}`}
							style={{ left: `calc(${left} + ${isLate ? -8 : 8}px)` }}
						>
							{moment.lines.map((line, index) => (
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
