import { AccountForm } from "@/components/accounts/account-form";
import type { TellingAct } from "@/components/accounts/form-outcome";
import { Field } from "@/components/ui/field";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { HeldRole } from "@/lib/queries/people/select-people";
import { spanInWords } from "./person-words";

export interface RoleActions {
	readonly setEnd: TellingAct;
	readonly end: TellingAct;
}

/** A role with its dates; one that is held can get another end, or end at once. */
export async function RolePanel({
	userId,
	held,
	seen,
	today,
	tomorrow,
	actions,
}: {
	userId: string;
	held: HeldRole;
	/** The version of its end. */
	seen: string;
	today: string;
	tomorrow: string;
	actions: RoleActions;
}) {
	const [t, format] = await Promise.all([getTranslator("people"), getFormatter()]);
	const { role, endDate } = held;
	const over = endDate !== null && endDate <= today;
	const hidden = (
		<>
			<input type="hidden" name="userId" value={userId} />
			<input type="hidden" name="role" value={role} />
		</>
	);
	return (
		<section className="panel grid content-start gap-3 p-3" aria-labelledby={role}>
			<div>
				<h2 id={role} className="first-letter:uppercase">
					{t(`roles.${role}`)}
				</h2>
				<p className="text-ink-2">{spanInWords(held, t, format, today)}</p>
				<p className="text-s text-ink-3">{t(`rights.${role}`)}</p>
			</div>
			{over ? (
				<p>{t("person.again")}</p>
			) : (
				<>
					<AccountForm
						name={`role-end-${role}`}
						action={actions.setEnd}
						seen={seen}
						submit={t("person.saveEnd")}
						done={t("person.saved")}
						look="plain"
					>
						{hidden}
						<Field
							id={`${role}-end`}
							name="endDate"
							type="date"
							min={tomorrow}
							defaultValue={endDate ?? ""}
							label={t("person.endDate")}
							hint={t("person.endHint")}
						/>
					</AccountForm>
					<AccountForm
						name={`end-${role}`}
						keeps={false}
						action={actions.end}
						submit={t("person.endNow", { role: t(`roles.${role}`) })}
						look="plain"
					>
						{hidden}
						<p className="text-s text-ink-3">{t("person.endNowText")}</p>
					</AccountForm>
				</>
			)}
		</section>
	);
}
