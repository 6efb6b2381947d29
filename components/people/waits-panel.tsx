import { AccountForm } from "@/components/accounts/account-form";
import type { TellingAct } from "@/components/accounts/form-outcome";
import { Notice } from "@/components/ui/notice";
import { getTranslator } from "@/lib/i18n/server";

/** An account that sees no pupils until an admin other than the one to whom it is tied has looked. */
export async function WaitsPanel({
	userId,
	name,
	admin,
	isOwn,
	action,
}: {
	userId: string;
	/** Of the employee. */
	name: string;
	/** To whom the account is tied. */
	admin: string;
	/** That is who asks, or the account is. */
	isOwn: boolean;
	action: TellingAct;
}) {
	const t = await getTranslator("people");
	return (
		<section className="panel p-3" aria-label={t("waits.title")}>
			<Notice tone="late" title={t("waits.title")}>
				{t("waits.text", { admin, name })}
			</Notice>
			<AccountForm
				name="confirm"
				keeps={false}
				action={action}
				submit={t("waits.confirm", { name })}
				done={t("waits.done")}
				look="plain"
			>
				<input type="hidden" name="userId" value={userId} />
				{isOwn ? <p className="mt-2">{t("waits.own")}</p> : null}
			</AccountForm>
		</section>
	);
}
