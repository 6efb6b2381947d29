import { AccountForm } from "@/components/accounts/account-form";
import { ExpiredLink } from "@/components/accounts/expired-link";
import { NarrowPage } from "@/components/accounts/narrow-page";
import { NewPasswordField } from "@/components/accounts/new-password-field";
import { ClientMessages } from "@/components/layout/client-messages";
import { findTokenAccount } from "@/lib/authz/sign-in/one-time-tokens";
import { getTranslator } from "@/lib/i18n/server";
import { choosePassword } from "../actions";

export default async function NewPasswordPage({ params }: { params: Promise<{ token: string }> }) {
	const { token } = await params;
	const [t, account] = await Promise.all([getTranslator("accounts"), findTokenAccount("password-reset", token)]);
	if (account === null) return <ExpiredLink />;
	return (
		<NarrowPage title={t("forgotten.chooseTitle")}>
			<p>{t("forgotten.chooseText", { email: account.email, place: account.placeName })}</p>
			<ClientMessages nouns={["accounts"]}>
				<AccountForm action={choosePassword} submit={t("forgotten.chooseSubmit")}>
					<input type="hidden" name="token" value={token} />
					<NewPasswordField />
				</AccountForm>
			</ClientMessages>
		</NarrowPage>
	);
}
