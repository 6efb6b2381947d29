import { StatusShape } from "@/components/ui/status";
import type { GoalSource } from "@/lib/queries/goals/get-pupil-goal";
import type { GoalWords } from "./goal-words";

/** When the last data of a source came, with a clock when that is later than agreed, and what still waits. */
export function SourceAge({ source, words: { t, format, today } }: { source: GoalSource; words: GoalWords }) {
	const when = source.lastDeliveryAt && format.dayTime(source.lastDeliveryAt, today);
	return (
		<>
			{source.late ? (
				<p className="flex items-center gap-1 text-late">
					<StatusShape name="late" />
					{t("late", { when: when ?? "" })}
				</p>
			) : (
				<p className="text-ink-3">{when ? t("received", { when }) : t("never")}</p>
			)}
			{source.held > 0 ? <p className="text-ink-3">{t("held", { count: source.held })}</p> : null}
		</>
	);
}
