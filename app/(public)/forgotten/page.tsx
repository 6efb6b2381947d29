import Link from "next/link";
import { AccountForm } from "@/components/accounts/account-form";
import { NarrowPage } from "@/components/accounts/narrow-page";
import { ClientMessages } from "@/components/layout/client-messages";
import { Field } from "@/components/ui/field";
import { mailServerIsSet } from "@/lib/commands/accounts/mail-server-is-set";
import { getTranslator } from "@/lib/i18n/server";
import { askForLink } from "./actions";

export default async function ForgottenPage() {
	const [t, byMail] = [await getTranslator("accounts"), mailServerIsSet()];
	return (
		<NarrowPage title={t("forgotten.title")}>
			<p>{t(byMail ? "forgotten.text" : "forgotten.textNoMail")}</p>
			<ClientMessages nouns={["accounts"]}>
				<AccountForm
					name="forgotten"
					action={askForLink}
					submit={t(byMail ? "forgotten.submit" : "forgotten.submitNoMail")}
					done={t(byMail ? "forgotten.sent" : "forgotten.askedNoMail")}
				>
					<Field id="email" name="email" label={t("email")} type="email" autoComplete="username" required />
				</AccountForm>
			</ClientMessages>
			{byMail ? <p className="text-ink-2">{t("forgotten.noMail")}</p> : null}
			<Link href="/help/back-in" className="link">
				{t("forgotten.help")}
			</Link>
		</NarrowPage>
	);
}
