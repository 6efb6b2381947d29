/** Runs in the browser of charts.ts: the same pictures by our component, by hand and by the library, mounted on demand. */
import { createRoot } from "react-dom/client";
import { Area, ComposedChart, Line, ReferenceLine, Scatter, XAxis, YAxis } from "recharts";
import { TimelinePanel } from "../../components/charts/timeline-panel";
import { StandingStrip } from "../../components/pupils/standing-strip";
import { preparePupilStrip } from "../../lib/charts/prepare-pupil-strip";
import type { TimelineChart } from "../../lib/charts/prepare-timeline";

const [pictures, points] = [30, 200];
const [width, height] = [600, 160];

/** Repeatable numbers, 0-1. */
const noise = (n: number) => Math.abs(Math.sin(n * 12.9898) * 43758.5453) % 1;
const own = (picture: number) => 20 + 60 * noise(picture);
const valuesOf = (picture: number) =>
	Array.from({ length: points }, (_, n) => Math.round(100 * noise(picture * 1000 + n)));
const lineOf = (picture: number) => Array.from({ length: points }, (_, n) => 0.3 + 0.4 * noise(picture * 977 + n));

const strips = Array.from({ length: pictures }, (_, picture) =>
	preparePupilStrip(
		{ values: [...valuesOf(picture), own(picture)], lower: 30, median: 52, upper: 71, levels: null },
		own(picture),
		{ low: own(picture) - 8, high: own(picture) + 8 },
	),
);

const timelines = Array.from(
	{ length: pictures },
	(_, picture): TimelineChart => ({
		rows: lineOf(picture).map((y, n) => ({
			...{
				x: (n + 0.5) / points,
				point: n,
				group: n,
				own: y,
				whisker: [0.1, 0.1] as const,
				isLittle: false,
				label: null,
			},
		})),
		lines: [],
		boxes: lineOf(picture).map((y, n) => ({
			...{ from: (n + 0.1) / points, to: (n + 0.9) / points },
			...{ lower: y - 0.15, median: y, upper: y + 0.15 },
		})),
		rules: [],
		now: null,
		ticks: [
			{ y: 0, value: 0, label: null },
			{ y: 1, value: 100, label: null },
		],
	}),
);

const percent = (ratio: number) => `${(100 * ratio).toFixed(2)}%`;

function stripsByHand(): string {
	return strips
		.map(
			(model) => `<svg width="100%" height="34"><path d="M0 30H${width}"/>
				<rect x="${percent(model.band.from)}" width="${percent(model.band.to - model.band.from)}" y="6" height="20"/>
				${model.dots.map((dot) => `<circle cx="${percent(dot.xRatio)}" cy="${22 - 5 * dot.level}" r="2.2"/>`).join("")}
				<circle cx="${percent(model.own)}" cy="16" r="5"/></svg>`,
		)
		.join("");
}

function timelinesByHand(): string {
	return Array.from({ length: pictures }, (_, picture) => {
		const at = (y: number, n: number) => `${((n / points) * width).toFixed(1)} ${((1 - y) * height).toFixed(1)}`;
		const line = lineOf(picture);
		const upper = line.map((y, n) => at(y + 0.15, n));
		const lower = line.map((y, n) => at(y - 0.15, n)).reverse();
		return `<svg width="${width}" height="${height}"><path d="M${[...upper, ...lower].join("L")}Z" fill="#ddd"/>
			<path d="M${line.map(at).join("L")}" fill="none" stroke="#000"/></svg>`;
	}).join("");
}

const StripsByLibrary = () =>
	strips.map((model, picture) => (
		// biome-ignore lint/suspicious/noArrayIndexKey: pictures have no identity
		<ComposedChart key={picture} width={width} height={34} data={[...model.dots]}>
			<XAxis dataKey="xRatio" type="number" domain={[0, 1]} hide />
			<YAxis dataKey="level" type="number" domain={[0, 10]} hide />
			<Scatter dataKey="level" isAnimationActive={false} />
			<ReferenceLine x={model.median} />
		</ComposedChart>
	));

const TimelinesByLibrary = () =>
	timelines.map((chart, picture) => (
		// biome-ignore lint/suspicious/noArrayIndexKey: pictures have no identity
		<ComposedChart key={picture} width={width} height={height} data={[...chart.rows]}>
			<XAxis dataKey="x" type="number" domain={[0, 1]} />
			<YAxis type="number" domain={[0, 1]} />
			<Area dataKey="band" isAnimationActive={false} />
			<Line dataKey="median" dot={false} isAnimationActive={false} />
		</ComposedChart>
	));

const Ours = {
	strips: () =>
		strips.map((model, picture) => (
			// biome-ignore lint/suspicious/noArrayIndexKey: pictures have no identity
			<StandingStrip key={picture} model={model} label="strip" format={String} />
		)),
	timelines: () =>
		timelines.map((chart, picture) => (
			// biome-ignore lint/suspicious/noArrayIndexKey: pictures have no identity
			<div key={picture} style={{ width, height }}>
				<TimelinePanel
					chart={chart}
					months={[]}
					text={{ rows: [], ticks: ["0", "100"], rules: [], now: null, label: "line" }}
				/>
			</div>
		)),
};
const byHand = { strips: stripsByHand, timelines: timelinesByHand };
const byLibrary = { strips: StripsByLibrary, timelines: TimelinesByLibrary };

type Picture = keyof typeof byHand;

/** From asking until the frame after the pictures are in the page, and how many elements they are. */
async function mount(by: "ours" | "hand" | "library", picture: Picture): Promise<{ ms: number; nodes: number }> {
	const box = document.createElement("div");
	box.style.width = `${width}px`;
	document.body.replaceChildren(box);
	await nextFrame();
	const began = performance.now();
	if (by === "hand") box.innerHTML = byHand[picture]();
	else {
		const Pictures = by === "ours" ? Ours[picture] : byLibrary[picture];
		createRoot(box).render(<Pictures />);
	}
	while (box.querySelectorAll("svg").length < pictures) await nextFrame();
	await nextFrame();
	return { ms: performance.now() - began, nodes: box.querySelectorAll("*").length };
}

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

Object.assign(window, { mount });
