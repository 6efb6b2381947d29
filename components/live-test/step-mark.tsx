import type { StepState } from "@/lib/queries/suppliers/describe-live-test";

/** Shape and colour of a step; the word stands beside it. */
export function StepMark({ state }: { state: StepState }) {
	return (
		<svg width="14" height="14" viewBox="0 0 12 12" aria-hidden="true" className={`mt-1 flex-none ${colours[state]}`}>
			{shapes[state]}
		</svg>
	);
}

const line = "fill-none stroke-current stroke-[1.6]";
const colours: Readonly<Record<StepState, string>> = {
	done: "text-reached",
	waiting: "text-nodata",
	attention: "text-late",
};
const shapes: Readonly<Record<StepState, React.ReactNode>> = {
	done: <path d="M1.5 6.5 4.8 9.8 10.8 2.6" className={line} />,
	waiting: <circle cx="6" cy="6" r="4.4" className={line} strokeDasharray="2 1.6" />,
	attention: <path d="M5 1.5h2v5.5H5zM5 8.5h2v2H5z" className="fill-current" />,
};
