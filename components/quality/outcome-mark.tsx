import type { AskingOutcome } from "@/lib/queries/quality/quality-filter";

/** Shape, word and colour of how a record ended. */
export function OutcomeMark({ outcome, word }: { outcome: AskingOutcome; word: string }) {
	return (
		<span className="inline-flex items-center gap-1.5 whitespace-nowrap">
			<svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true" className={`flex-none ${colours[outcome]}`}>
				{shapes[outcome]}
			</svg>
			{word}
		</span>
	);
}

const colours: Readonly<Record<AskingOutcome, string>> = {
	held: "text-late",
	rejected: "text-stuck",
	"not-used": "text-nodata",
};
const shapes: Readonly<Record<AskingOutcome, React.ReactNode>> = {
	held: <path d="M3 1.5h2v9H3zM7 1.5h2v9H7z" className="fill-current" />,
	rejected: <path d="M2 2 10 10M10 2 2 10" className="fill-none stroke-current stroke-[2.4]" />,
	"not-used": <path d="M1.5 6h9" className="fill-none stroke-current stroke-2" />,
};
