import { ChooseWay } from "@/components/accounts/choose-way";
import { ExpiredLink } from "@/components/accounts/expired-link";
import { NarrowPage } from "@/components/accounts/narrow-page";
import { ClientMessages } from "@/components/layout/client-messages";
import { findTokenAccount } from "@/lib/authz/sign-in/one-time-tokens";
import { getTranslator } from "@/lib/i18n/server";
import { waysOf } from "../../ways-of";
import { chooseIdentity, choosePassword } from "../actions";

/** Chooses anew how one signs in, by a link of one account of one place. */
export default async function NewPasswordPage({ params, searchParams }: PageProps) {
	const [{ token }, { tab }] = [await params, await searchParams];
	const [t, account] = await Promise.all([getTranslator("accounts"), findTokenAccount("password-reset", token)]);
	if (account === null) return <ExpiredLink />;
	const { email, placeName: place, rule } = account;
	return (
		<NarrowPage title={t("forgotten.chooseTitle")}>
			<p>{t("forgotten.chooseText", { email, place })}</p>
			<ClientMessages nouns={["accounts"]}>
				<ChooseWay
					{...{ page: "forgotten", token, asksCode: false }}
					{...(await waysOf(`/forgotten/${token}`, rule, tab))}
					actions={{ password: choosePassword, identity: chooseIdentity }}
				/>
			</ClientMessages>
		</NarrowPage>
	);
}

interface PageProps {
	readonly params: Promise<{ token: string }>;
	readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}
