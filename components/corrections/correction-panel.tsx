import { AccountForm } from "@/components/accounts/account-form";
import type { TellingAct } from "@/components/accounts/form-outcome";
import { Field } from "@/components/ui/field";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { CorrectedName } from "@/lib/queries/corrections/find-correction";

/** The name as it stands, what was corrected and what the roster says of it, and the form that corrects it. */
export async function CorrectionPanel({
	pupilId,
	name,
	seen,
	today,
	actions,
}: {
	pupilId: string;
	name: CorrectedName;
	/** The version of the name. */
	seen: string;
	today: string;
	actions: { readonly correct: TellingAct; readonly withdraw: TellingAct };
}) {
	const [t, format] = await Promise.all([getTranslator("pupilFiles"), getFormatter()]);
	const { givenName, namePrefix, familyName, correction } = name;
	return (
		<section className="panel grid gap-3 p-3" aria-labelledby="correct">
			<div>
				<h2 id="correct">{t("correct.title")}</h2>
				<p className="mt-1 max-w-[65ch] text-ink-2">{t("correct.text")}</p>
			</div>
			{correction ? (
				<div className="grid gap-2 border-l-2 border-line-strong pl-3">
					<p>
						{t("correct.stands", {
							at: format.dayTime(correction.decidedAt, today),
							who: correction.decidedBy ?? t("correct.somebody"),
							reason: correction.reason,
						})}
					</p>
					<p className="text-ink-2">
						{correction.isTakenOver ? t("correct.taken") : t("correct.roster", { name: correction.rosterName })}
					</p>
					<AccountForm
						name="correct-undo"
						keeps={false}
						action={actions.withdraw}
						submit={t("correct.undo")}
						look="plain"
					>
						<input type="hidden" name="correctionId" value={correction.correctionId} />
					</AccountForm>
				</div>
			) : null}
			<AccountForm
				name="correct"
				action={actions.correct}
				seen={seen}
				empties
				submit={t("correct.submit")}
				done={t("correct.done")}
				look="plain"
			>
				<input type="hidden" name="pupilId" value={pupilId} />
				<div className="grid gap-3 sm:grid-cols-[2fr_1fr_2fr]">
					<Field
						id="givenName"
						name="givenName"
						label={t("correct.given")}
						defaultValue={givenName}
						maxLength={100}
						autoComplete="off"
						required
					/>
					<Field
						id="namePrefix"
						name="namePrefix"
						label={t("correct.prefix")}
						defaultValue={namePrefix ?? ""}
						maxLength={30}
						autoComplete="off"
					/>
					<Field
						id="familyName"
						name="familyName"
						label={t("correct.family")}
						defaultValue={familyName}
						maxLength={100}
						autoComplete="off"
						required
					/>
				</div>
				<Field id="reason" name="reason" label={t("correct.reason")} maxLength={500} autoComplete="off" required />
			</AccountForm>
		</section>
	);
}
