import { ButtonLink } from "@/components/ui/button";
import { StatusShape } from "@/components/ui/status";
import { pullMinute } from "@/lib/domain/pull-minute";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { PullState } from "@/lib/queries/pulls/find-pull";
import { clockText, mendInWords, resultInWords } from "./pull-words";

/** How the fetching is doing, in short, with the way to all of it. */
export async function PullSummary({
	connectionId,
	pull,
	today,
}: {
	connectionId: string;
	pull: PullState;
	today: string;
}) {
	const [t, format] = await Promise.all([getTranslator("pulls"), getFormatter()]);
	const { stage, settings, state } = pull;
	const last = pull.runs.find((run) => run.state !== "open");
	const mend = last?.state === "failed" && last.result ? mendInWords(t, last.result) : null;
	const on = stage === "on" && settings && state === "active";
	return (
		<section className="panel flex flex-wrap items-start gap-x-4 gap-y-2 p-4" aria-labelledby="pull">
			<div className="grid min-w-60 flex-1 gap-1">
				<h2 id="pull">{t("panel.title")}</h2>
				<p>
					{on
						? t("stage.on", { time: clockText(settings.hour, pullMinute(connectionId)) })
						: t(`stage.${stageWord(pull)}`)}
				</p>
				{last?.result ? (
					<p className="flex items-start gap-1.5 text-ink-2">
						{last.state === "failed" ? <StatusShape name="stuck" /> : null}
						{format.dayTime(last.createdAt, today)}: {resultInWords(t, format, last.result, last.detail)} {mend}
					</p>
				) : null}
			</div>
			<ButtonLink href={`/suppliers/${connectionId}/pull`} look={on ? "plain" : "primary"}>
				{t(stage === "set-up" ? "panel.setUp" : "panel.open")}
			</ButtonLink>
		</section>
	);
}

function stageWord({ stage, state }: PullState) {
	if (state === "revoked" || state === "held" || state === "paused") return state;
	return stage === "on" ? "switch-on" : stage;
}
