import { AccountForm } from "@/components/accounts/account-form";
import type { FormAction } from "@/components/accounts/form-outcome";
import type { SignInRule } from "@/lib/domain/sign-in-rules";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { ListedPerson } from "@/lib/queries/people/list-people";
import { lastSignInInWords, signInWayInWords } from "./person-words";

/** How somebody comes in, and the way to sign them out everywhere; who was only invited gets the letter again. */
export async function SessionPanel({
	person,
	provider,
	rule,
	today,
	actions,
}: {
	person: ListedPerson;
	provider: string | null;
	/** By which ways the school lets people in. */
	rule: SignInRule;
	today: string;
	actions: { readonly revoke: FormAction; readonly resend: FormAction; readonly resetFactor: FormAction };
}) {
	const [t, format] = await Promise.all([getTranslator("people"), getFormatter()]);
	const shutOut = (rule === "own" && !person.hasPassword) || (rule === "provider" && !person.hasIdentity);
	const hidden = <input type="hidden" name="userId" value={person.userId} />;
	return (
		<section className="panel grid content-start gap-3 p-3" aria-labelledby="sessions">
			<div>
				<h2 id="sessions">{t("sessions.title")}</h2>
				<p className="text-ink-2">{t("sessions.way", { way: signInWayInWords(person, t, provider) })}</p>
				<p className="text-ink-2">{t("sessions.last", { when: lastSignInInWords(person, t, format, today) })}</p>
			</div>
			{person.hasFactor ? (
				<AccountForm action={actions.resetFactor} submit={t("factor.reset")} done={t("factor.wasReset")} look="plain">
					{hidden}
					<p className="text-s text-ink-3">{t("factor.resetText")}</p>
				</AccountForm>
			) : null}
			{person.state === "invited" || (shutOut && person.state !== "ended") ? (
				<AccountForm action={actions.resend} submit={t("sessions.resend")} done={t("sessions.resent")} look="plain">
					{hidden}
					{person.state === "invited" ? null : <p>{t(rule === "own" ? "sessions.noOwn" : "sessions.noProvider")}</p>}
					<p className="text-s text-ink-3">{t("sessions.resendText")}</p>
				</AccountForm>
			) : null}
			{person.state === "invited" ? null : (
				<AccountForm action={actions.revoke} submit={t("sessions.revoke")} done={t("sessions.revoked")} look="plain">
					{hidden}
					<p className="text-s text-ink-3">{t("sessions.revokeText")}</p>
				</AccountForm>
			)}
		</section>
	);
}
