import type { Act } from "@/components/acts/use-act";
import { ClientMessages } from "@/components/layout/client-messages";
import { ButtonLink } from "@/components/ui/button";
import { pullMinute } from "@/lib/domain/pull-minute";
import { addDays, dayInAmsterdam } from "@/lib/domain/school-day";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { PullState } from "@/lib/queries/pulls/find-pull";
import { PullActions, type PullVerb } from "./pull-actions";
import { clockText } from "./pull-words";

const steps = ["set-up", "try", "switch-on"] as const;

/** Where it stands in a sentence, what comes next, and the button for it. */
export async function PullStagePanel({
	connectionId,
	pull,
	today,
	mayManage,
	action,
}: {
	connectionId: string;
	pull: PullState;
	today: string;
	mayManage: boolean;
	action: Act<unknown>;
}) {
	const t = await getTranslator("pulls");
	const { stage, runs, state } = pull;
	const [last] = runs;
	const preview = runs.find((run) => run.importId !== null && (run.result === "previewed" || run.result === "held"));
	const busy = last?.state === "open";
	const verbs = mayManage && !busy && (state === "active" || state === "approved") ? verbsOf[stage] : [];
	return (
		<section className="panel grid gap-3 p-4" aria-label={t("panel.title")}>
			<StageText connectionId={connectionId} pull={pull} today={today} />
			{stage === "on" ? null : (
				<ol className="grid gap-1" aria-label={t("steps.title")}>
					{steps.map((step, index) => {
						const at = steps.indexOf(stage);
						const place = index < at ? "done" : index === at ? "now" : "later";
						return (
							<li
								key={step}
								className="flex flex-wrap items-baseline gap-x-2"
								aria-current={place === "now" ? "step" : undefined}
							>
								<span className={place === "now" ? "font-strong" : "text-ink-2"}>
									{index + 1}. {t(`steps.${step}`)}
								</span>
								<span className="text-s text-ink-3">{t(`steps.${place}`)}</span>
							</li>
						);
					})}
				</ol>
			)}
			<div className="flex flex-wrap items-end gap-2">
				{preview ? (
					<ButtonLink look={verbs.length === 0 ? "primary" : "plain"} href={`/roster?import=${preview.importId}`}>
						{t(preview.result === "held" ? "actions.decide" : "actions.preview")}
					</ButtonLink>
				) : null}
				<ClientMessages nouns={["pulls"]}>
					<PullActions connectionId={connectionId} verbs={verbs} action={action} />
				</ClientMessages>
				{mayManage && state !== "revoked" ? (
					<ButtonLink look="quiet" href={`/suppliers/${connectionId}/manage`}>
						{t("actions.manage")}
					</ButtonLink>
				) : null}
			</div>
		</section>
	);
}

const verbsOf: Readonly<Record<PullState["stage"], readonly PullVerb[]>> = {
	"set-up": [],
	try: ["try"],
	"switch-on": ["switchOn", "tryAgain"],
	on: ["now"],
};

async function StageText({ connectionId, pull, today }: { connectionId: string; pull: PullState; today: string }) {
	const [t, format] = await Promise.all([getTranslator("pulls"), getFormatter()]);
	const { stage, state, settings, nextAt, pausedUntil } = pull;
	if (state === "revoked" || state === "held") return <p className="text-l">{t(`stage.${state}`)}</p>;
	if (state === "paused") {
		const day = pausedUntil && format.longDay(addDays(dayInAmsterdam(pausedUntil), -1));
		return <p className="text-l">{day ? t("stage.pausedUntil", { day }) : t("stage.paused")}</p>;
	}
	if (stage !== "on" || !settings) return <p className="text-l">{t(`stage.${stage as "try"}`)}</p>;
	return (
		<div>
			<p className="text-l">{t("stage.on", { time: clockText(settings.hour, pullMinute(connectionId)) })}</p>
			{nextAt ? (
				<p className="text-ink-2">
					{nextAt === "soon" ? t("stage.soon") : t("stage.next", { at: format.dayTime(nextAt, today) })}
				</p>
			) : null}
		</div>
	);
}
