import type { GoalSource } from "@/lib/queries/goals/get-pupil-goal";
import type { GoalWords } from "./goal-words";
import { SourceAge } from "./source-age";

/** An adaptive source that gave no level of its own: only what was done, in words, never how well. */
export function EffortPanel({ source, words }: { source: GoalSource; words: GoalWords }) {
	const { t, format } = words;
	if (source.effort === null) return null;
	return (
		<section
			aria-label={source.supplier}
			className="grid gap-x-3 border-t border-line px-3 py-2 text-s first:border-t-0 lg:grid-cols-[13rem_minmax(0,1fr)_13rem]"
		>
			<div>
				<h2>{source.supplier}</h2>
				<p className="text-ink-2">{t("kinds.effort")}</p>
				<SourceAge source={source} words={words} />
			</div>
			<p className="max-w-[60ch] self-center text-ink-2">{t("adaptive")}</p>
			<p className="text-ink-2">
				{t("effortLabel")}:{" "}
				{t("effortUnits", { ...source.effort, duration: format.duration(source.effort.durationMs) })}
			</p>
		</section>
	);
}
