import type { ShownState } from "@/lib/queries/suppliers/describe-supplier";

/** Shape, word and colour of a connection's state; every shape differs from those of a goal's status. */
export function SupplierState({ state, word }: { state: ShownState; word: string }) {
	return (
		<span className="inline-flex items-center gap-1.5 whitespace-nowrap">
			<svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true" className={`flex-none ${colours[state]}`}>
				{shapes[state]}
			</svg>
			{word}
		</span>
	);
}

const line = "fill-none stroke-current stroke-[1.6]";
const colours: Readonly<Record<ShownState, string>> = {
	active: "text-reached",
	late: "text-late",
	held: "text-late",
	error: "text-stuck",
	asked: "text-growing",
	approved: "text-growing",
	paused: "text-nodata",
	revoked: "text-nodata",
};
const shapes: Readonly<Record<ShownState, React.ReactNode>> = {
	active: <circle cx="6" cy="6" r="4.2" className="fill-current" />,
	late: (
		<g className={line} strokeLinecap="round">
			<circle cx="6" cy="6" r="5" />
			<path d="M6 3.2V6.2L8 7.6" />
		</g>
	),
	held: <path d="M3 1.5h2v9H3zM7 1.5h2v9H7z" className="fill-current" />,
	error: <path d="M2 2 10 10M10 2 2 10" className="fill-none stroke-current stroke-[2.4]" />,
	asked: <circle cx="6" cy="6" r="4.4" className={line} />,
	approved: <path d="M1.5 6.5 4.8 9.8 10.8 2.6" className={line} />,
	paused: <rect x="2" y="2" width="8" height="8" rx="1" className="fill-current" />,
	revoked: (
		<g className={line}>
			<circle cx="6" cy="6" r="4.6" />
			<path d="M2.8 9.2 9.2 2.8" />
		</g>
	),
};
