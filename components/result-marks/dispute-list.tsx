import { AccountForm } from "@/components/accounts/account-form";
import type { TellingAct } from "@/components/accounts/form-outcome";
import type { MarkDecision } from "@/lib/commands/result-marks/decide-dispute";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { Dispute } from "@/lib/queries/result-marks/list-disputes";

/** Results that wait for a decision, or those that do not count; each with what can be decided of it. */
export async function DisputeList({
	id,
	title,
	disputes,
	today,
	action,
}: {
	id: string;
	title: string;
	disputes: readonly Dispute[];
	today: string;
	action: TellingAct;
}) {
	if (disputes.length === 0) return null;
	return (
		<section className="panel" aria-labelledby={id}>
			<h2 id={id} className="px-3 py-2">
				{title}
			</h2>
			<ul>
				{disputes.map((dispute) => (
					<DisputeItem key={dispute.markId} {...{ dispute, today, action }} />
				))}
			</ul>
		</section>
	);
}

async function DisputeItem({ dispute, today, action }: { dispute: Dispute; today: string; action: TellingAct }) {
	const [t, format] = await Promise.all([getTranslator("resultMarks"), getFormatter()]);
	const { markId, state, pupil, test, supplier, day, text, changedAt, isWithdrawn, decidedAt } = dispute;
	const what = t("admin.of", { pupil, test });
	return (
		<li className="grid gap-2 border-t border-line px-3 py-3">
			<div>
				<h3 className="text-m font-strong">{what}</h3>
				<p className="text-s text-ink-3">
					{day === null ? t("admin.noDay", { supplier }) : t("admin.from", { supplier, day: format.day(day, today) })}
				</p>
			</div>
			<div className="grid max-w-[70ch] gap-1 text-ink-2">
				<p>
					{t("said", {
						who: dispute.disputedBy ?? t("somebody"),
						at: format.dayTime(dispute.disputedAt, today),
						reason: t(`reasons.${dispute.reason}`),
					})}
				</p>
				{text === "" ? null : <p className="border-l-2 border-line-strong pl-3 wrap-anywhere">{text}</p>}
				{state === "set-aside" && decidedAt ? (
					<p>{t("admin.set", { who: dispute.decidedBy ?? t("somebody"), at: format.dayTime(decidedAt, today) })}</p>
				) : null}
				{isWithdrawn ? (
					<p className="text-late">{t("admin.withdrawn")}</p>
				) : changedAt ? (
					<p className="text-late">
						{t(state === "set-aside" ? "changed" : "changedOpen", { at: format.dayTime(changedAt, today) })}
					</p>
				) : null}
			</div>
			<fieldset className="flex flex-wrap gap-2">
				<legend className="sr-only">{what}</legend>
				{state === "disputed" ? (
					<>
						<Decide {...{ markId, action }} decision="set-aside" label={t("admin.setAside")} look="primary" />
						<Decide {...{ markId, action }} decision="stands" label={t("admin.stands")} look="plain" />
					</>
				) : (
					<Decide {...{ markId, action }} decision="count-again" label={t("admin.countAgain")} look="plain" />
				)}
			</fieldset>
		</li>
	);
}

function Decide({
	markId,
	decision,
	label,
	look,
	action,
}: {
	markId: string;
	decision: MarkDecision;
	label: string;
	look: "primary" | "plain";
	action: TellingAct;
}) {
	return (
		<AccountForm name={`${decision} ${markId}`} action={action} keeps={false} submit={label} look={look}>
			<input type="hidden" name="markId" value={markId} />
			<input type="hidden" name="decision" value={decision} />
		</AccountForm>
	);
}
