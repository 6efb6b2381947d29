import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { ResultMark } from "@/lib/queries/result-marks/find-pupil-results";

/** What somebody said of a result, what the school decided, and what the supplier sent since. */
export async function MarkWords({ mark, today }: { mark: ResultMark; today: string }) {
	const [t, format] = await Promise.all([getTranslator("resultMarks"), getFormatter()]);
	const { state, reason, text, disputedAt, disputedBy, decidedAt, changedAt } = mark;
	const isOpen = state === "disputed" || state === "set-aside";
	const decided = state === "disputed" ? null : decidedAt;
	return (
		<div className="grid max-w-[70ch] gap-1 border-l-2 border-line-strong pl-3 text-s text-ink-2">
			<p>
				{t("said", {
					who: disputedBy ?? t("somebody"),
					at: format.dayTime(disputedAt, today),
					reason: t(`reasons.${reason}`),
				})}
			</p>
			{text === "" ? null : <p className="wrap-anywhere">{text}</p>}
			<p>{t(`decided.${state}`, { at: decided ? format.dayTime(decided, today) : "" })}</p>
			{isOpen && changedAt ? (
				<p className="text-late">
					{t(state === "set-aside" ? "changed" : "changedOpen", { at: format.dayTime(changedAt, today) })}
				</p>
			) : null}
		</div>
	);
}
