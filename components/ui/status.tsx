import { type GoalMark, type GoalState, goalStateTable } from "@/lib/standing/goal-state";

export type StatusName = GoalMark | "late";

const colour: Readonly<Record<StatusName, string>> = {
	reached: "fill-reached",
	growing: "fill-none stroke-growing stroke-[1.6]",
	stuck: "fill-stuck",
	"other-scale": "fill-none stroke-nodata stroke-[1.3]",
	few: "fill-nodata",
	made: "fill-none stroke-nodata stroke-[1.3]",
	"in-progress": "fill-nodata stroke-nodata stroke-[1.3]",
	absent: "fill-none stroke-nodata stroke-[1.6]",
	refused: "fill-nodata",
	withdrawn: "fill-none stroke-nodata stroke-[1.6]",
	"set-aside": "fill-none stroke-nodata stroke-[1.3]",
	nothing: "fill-none stroke-nodata stroke-[1.3]",
	late: "fill-none stroke-late stroke-[1.4]",
};

/** A status is a shape, a word and a colour. The word is `children`, or `label` when only a screen reader needs it. */
export function Status({ name, label, children }: { name: StatusName; label?: string; children?: React.ReactNode }) {
	return (
		<span className="inline-flex items-center gap-1.5 whitespace-nowrap">
			<StatusShape name={name} />
			{label ? <span className="sr-only">{label}</span> : null}
			{children}
		</span>
	);
}

/** A state of a pupil on a goal: its mark, if it has one, before its word. */
export function StateWord({ state, children }: { state: GoalState; children: React.ReactNode }) {
	const { mark } = goalStateTable[state];
	return mark === null ? (
		<span className="whitespace-nowrap">{children}</span>
	) : (
		<Status name={mark}>{children}</Status>
	);
}

/** Only the shape, for a place where the word stands beside it. */
export function StatusShape({ name, className = "" }: { name: StatusName; className?: string }) {
	return (
		<svg className={`size-3 flex-none overflow-visible ${colour[name]} ${className}`} aria-hidden="true">
			<use href={`#status-${name}`} />
		</svg>
	);
}

/** The shapes, once a page; drawn weightier the more they ask for attention. */
export function StatusSprite() {
	return (
		<svg width="0" height="0" className="absolute" aria-hidden="true">
			<symbol id="status-reached" viewBox="0 0 12 12">
				<circle cx="6" cy="6" r="3.9" />
			</symbol>
			<symbol id="status-growing" viewBox="0 0 12 12">
				<path d="M6 2 10.6 10H1.4Z" strokeLinejoin="round" />
			</symbol>
			<symbol id="status-stuck" viewBox="0 0 12 12">
				<path d="M6 0 12 6 6 12 0 6Z" />
			</symbol>
			<symbol id="status-nothing" viewBox="0 0 12 12">
				<circle cx="6" cy="6" r="4" strokeDasharray="2 1.6" />
			</symbol>
			<symbol id="status-few" viewBox="0 0 12 12">
				<path d="M1 4.8h2.4v2.4H1zM4.8 4.8h2.4v2.4H4.8zM8.6 4.8H11v2.4H8.6z" />
			</symbol>
			<symbol id="status-other-scale" viewBox="0 0 12 12">
				<path d="M1.5 4.2h7.2M6.6 1.8 9.2 4.2 6.6 6.6M10.5 8.6H3.3" strokeLinecap="round" strokeLinejoin="round" />
			</symbol>
			<symbol id="status-made" viewBox="0 0 12 12">
				<path d="M2 2h8v8H2zM4.2 6h3.6" />
			</symbol>
			<symbol id="status-in-progress" viewBox="0 0 12 12">
				<circle cx="6" cy="6" r="4.4" fill="none" />
				<path d="M6 1.6a4.4 4.4 0 0 1 0 8.8Z" stroke="none" />
			</symbol>
			<symbol id="status-absent" viewBox="0 0 12 12">
				<path d="M1.5 6h9" strokeLinecap="round" />
			</symbol>
			<symbol id="status-refused" viewBox="0 0 12 12">
				<path d="M3.2 2h2v8h-2zM6.8 2h2v8h-2z" />
			</symbol>
			<symbol id="status-withdrawn" viewBox="0 0 12 12">
				<path d="M2.5 2.5l7 7M9.5 2.5l-7 7" strokeLinecap="round" />
			</symbol>
			<symbol id="status-set-aside" viewBox="0 0 12 12">
				<circle cx="6" cy="6" r="4.4" />
				<path d="M2.9 9.1l6.2-6.2" />
			</symbol>
			<symbol id="status-late" viewBox="0 0 12 12">
				<circle cx="6" cy="6" r="5" />
				<path d="M6 3.2V6.2L8 7.6" strokeLinecap="round" />
			</symbol>
		</svg>
	);
}
