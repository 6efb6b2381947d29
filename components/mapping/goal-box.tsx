import type { MappableGoal } from "@/lib/queries/mapping/list-goals";

/** A goal that may be chosen: code, title, the publisher's words, and why it is suggested. */
export function GoalBox({
	goal,
	checked,
	onToggle,
	why,
}: {
	goal: MappableGoal;
	checked: boolean;
	onToggle(goalId: string): void;
	why?: string;
}) {
	return (
		<label className="flex gap-2 py-1 pointer-coarse:py-2">
			<input
				type="checkbox"
				checked={checked}
				onChange={() => onToggle(goal.goalId)}
				className="mt-0.5 size-4 flex-none accent-accent"
			/>
			<span className="min-w-0">
				<span className="font-strong">{goal.code}</span> {goal.title}
				<span className="block text-s text-ink-3">{goal.text}</span>
				{why ? <span className="block text-s text-ink-2">{why}</span> : null}
			</span>
		</label>
	);
}
