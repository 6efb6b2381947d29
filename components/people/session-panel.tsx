import { AccountForm } from "@/components/accounts/account-form";
import type { TellingAct } from "@/components/accounts/form-outcome";
import type { SignInRule } from "@/lib/domain/sign-in-rules";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { ListedPerson } from "@/lib/queries/people/list-people";
import { lastSignInInWords, signInWayInWords } from "./person-words";

/** How somebody comes in, and what an admin can do when they cannot: a new password, a factor taken away, signed out everywhere. */
export async function SessionPanel({
	person,
	provider,
	rule,
	byMail,
	today,
	actions,
}: {
	person: ListedPerson;
	provider: string | null;
	/** By which ways the school lets people in. */
	rule: SignInRule;
	/** Links go by mail; else they are shown to the admin, once. */
	byMail: boolean;
	today: string;
	actions: { readonly revoke: TellingAct; readonly restore: TellingAct; readonly resetFactor: TellingAct };
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
			{person.hasFactor && person.state === "active" ? (
				<AccountForm
					name="reset-factor"
					keeps={false}
					action={actions.resetFactor}
					submit={t("factor.reset")}
					done={t("factor.wasReset")}
					look="plain"
				>
					{hidden}
					<p className="text-s text-ink-3">{t("factor.resetText")}</p>
				</AccountForm>
			) : null}
			{person.state === "active" ? (
				<AccountForm
					name="restore"
					keeps={false}
					action={actions.restore}
					submit={t("sessions.restore")}
					done={t("sessions.restored")}
					look="plain"
				>
					{hidden}
					{shutOut ? <p>{t(rule === "own" ? "sessions.noOwn" : "sessions.noProvider")}</p> : null}
					<p className="text-s text-ink-3">
						{byMail ? t("sessions.restoreMail", { email: person.email }) : t("sessions.restoreShown")}
					</p>
				</AccountForm>
			) : null}
			{person.state === "active" ? (
				<AccountForm
					name="revoke"
					keeps={false}
					action={actions.revoke}
					submit={t("sessions.revoke")}
					done={t("sessions.revoked")}
					look="plain"
				>
					{hidden}
					<p className="text-s text-ink-3">{t("sessions.revokeText")}</p>
				</AccountForm>
			) : null}
		</section>
	);
}
