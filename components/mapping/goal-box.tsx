import { useId } from "react";
import type { MappableGoal } from "@/lib/queries/mapping/list-goals";

/** A goal that may be chosen: code, title, the publisher's words, and why it is suggested. */
export function GoalBox({
	goal,
	why,
	hidden = false,
	...tick
}: {
	goal: MappableGoal;
	why?: string;
	/** Kept in the form all the same: what is ticked counts, shown or not. */
	hidden?: boolean;
	/** Of the box that the form sends. */
	name?: string;
	defaultChecked?: boolean;
	/** Of one that stands for it elsewhere. */
	checked?: boolean;
	onChange(): void;
}) {
	const id = useId();
	return (
		<label className={hidden ? "hidden" : "flex gap-2 py-1 pointer-coarse:py-2"}>
			<input
				type="checkbox"
				value={goal.goalId}
				{...tick}
				aria-label={`${goal.code} ${goal.title}`}
				aria-describedby={id}
				className="mt-0.5 size-4 flex-none accent-accent"
			/>
			<span className="min-w-0">
				<span className="font-strong">{goal.code}</span> {goal.title}
				<span id={id}>
					<span className="block text-s text-ink-3">{goal.text}</span>
					{why ? <span className="block text-s text-ink-2">{why}</span> : null}
				</span>
			</span>
		</label>
	);
}
