import { AccountForm } from "@/components/accounts/account-form";
import type { TellingAct } from "@/components/accounts/form-outcome";
import { NewPasswordField } from "@/components/accounts/new-password-field";
import { Field } from "@/components/ui/field";
import { getTranslator } from "@/lib/i18n/server";

/** Another password by the present one; who comes in by the school has none here. */
export async function PasswordPanel({
	email,
	hasPassword,
	action,
}: {
	email: string;
	hasPassword: boolean;
	action: TellingAct;
}) {
	const t = await getTranslator("ownAccount");
	return (
		<section className="panel grid content-start gap-2 p-3" aria-labelledby="own-password">
			<h2 id="own-password">{t("password.title")}</h2>
			{hasPassword ? (
				<>
					<p className="text-ink-2">{t("password.text")}</p>
					<AccountForm
						name="own-password"
						keeps={false}
						empties
						action={action}
						submit={t("password.submit")}
						done={t("password.done")}
						look="plain"
					>
						{/* For password managers: of which account this is. */}
						<input type="hidden" name="email" autoComplete="username" value={email} readOnly />
						<Field
							id="present"
							name="present"
							label={t("password.present")}
							type="password"
							autoComplete="current-password"
							required
						/>
						<NewPasswordField />
					</AccountForm>
				</>
			) : (
				<p className="text-ink-2">{t("password.elsewhere")}</p>
			)}
		</section>
	);
}
