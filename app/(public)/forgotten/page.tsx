import { AccountForm } from "@/components/accounts/account-form";
import { NarrowPage } from "@/components/accounts/narrow-page";
import { ClientMessages } from "@/components/layout/client-messages";
import { Field } from "@/components/ui/field";
import { getTranslator } from "@/lib/i18n/server";
import { askForLink } from "./actions";

export default async function ForgottenPage() {
	const t = await getTranslator("accounts");
	return (
		<NarrowPage title={t("forgotten.title")}>
			<p>{t("forgotten.text")}</p>
			<ClientMessages nouns={["accounts"]}>
				<AccountForm action={askForLink} submit={t("forgotten.submit")} done={t("forgotten.sent")}>
					<Field id="email" name="email" label={t("email")} type="email" autoComplete="username" required />
				</AccountForm>
			</ClientMessages>
			<p className="text-ink-2">{t("forgotten.noMail")}</p>
		</NarrowPage>
	);
}
