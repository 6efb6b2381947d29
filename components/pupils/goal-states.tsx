import { StatusShape } from "@/components/ui/status";
import type { Translator } from "@/lib/i18n/translator";
import type { GoalCounts } from "@/lib/standing/count-goals";
import { goalStateTable } from "@/lib/standing/goal-state";
import { toldStates } from "./goal-words";

/** On how many goals a pupil is where: the marks and words of the grid, with their numbers. They add up to the goals. */
export function GoalStates({ counts, common }: { counts: GoalCounts; common: Translator<"common"> }) {
	return (
		<ul className="flex flex-wrap gap-x-4 gap-y-0.5">
			{toldStates(counts).map((state) => {
				const { mark, word } = goalStateTable[state];
				return (
					<li
						key={state}
						className={`inline-flex items-center gap-1.5 whitespace-nowrap ${counts[state] === 0 ? "text-ink-3" : ""}`}
					>
						{mark === null ? null : <StatusShape name={mark} />}
						{`${counts[state]} ${common(word)}`}
					</li>
				);
			})}
		</ul>
	);
}
