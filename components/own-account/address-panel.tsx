import { AccountForm } from "@/components/accounts/account-form";
import type { TellingAct } from "@/components/accounts/form-outcome";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { OwnAccount } from "@/lib/queries/accounts/get-own-account";

/** Another e-mail address: asked for here, confirmed from the new mailbox, and for a week to be taken back from the one before. */
export async function AddressPanel({
	account,
	byMail,
	today,
	action,
}: {
	account: OwnAccount;
	/** Without mail nothing can be confirmed: the operator changes the address. */
	byMail: boolean;
	today: string;
	action: TellingAct;
}) {
	const [t, format] = await Promise.all([getTranslator("ownAccount"), getFormatter()]);
	const { email, nextEmail, formerEmail, heldUntil, hasPassword } = account;
	return (
		<section className="panel grid content-start gap-2 p-3" aria-labelledby="own-address">
			<h2 id="own-address">{t("address.title")}</h2>
			<p className="text-ink-2">{t("address.now", { email })}</p>
			{heldUntil === null ? <Change /> : <Held until={heldUntil} />}
		</section>
	);

	function Held({ until }: { until: Date }) {
		const values = { former: formerEmail ?? "", until: format.dayTime(until, today) };
		return (
			<Notice tone="late" title={t("address.held.title", values)}>
				{t("address.held.text", values)}
			</Notice>
		);
	}

	function Change() {
		if (!byMail) return <p className="text-ink-2">{t("address.noMail")}</p>;
		return (
			<>
				{nextEmail === null ? (
					<p className="text-ink-2">{t("address.text")}</p>
				) : (
					<Notice tone="late" title={t("address.asked.title", { email: nextEmail })}>
						{t("address.asked.text")}
					</Notice>
				)}
				<AccountForm
					name="own-address"
					action={action}
					empties
					submit={t("address.submit")}
					done={t("address.sent")}
					look="plain"
				>
					<Field id="new-address" name="email" type="email" label={t("address.next")} autoComplete="email" required />
					{hasPassword ? (
						<Field
							id="address-password"
							name="password"
							label={t("password.present")}
							type="password"
							autoComplete="current-password"
							required
						/>
					) : null}
				</AccountForm>
			</>
		);
	}
}
