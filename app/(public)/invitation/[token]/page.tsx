import Link from "next/link";
import { AccountForm } from "@/components/accounts/account-form";
import { ChooseWay } from "@/components/accounts/choose-way";
import { ExpiredLink } from "@/components/accounts/expired-link";
import { NarrowPage } from "@/components/accounts/narrow-page";
import { ClientMessages } from "@/components/layout/client-messages";
import { Notice } from "@/components/ui/notice";
import { getTranslator } from "@/lib/i18n/server";
import { findOfferByLink } from "@/lib/queries/offers/find-offer";
import { waysOf } from "../../ways-of";
import { acceptWithIdentity, acceptWithPassword, declineInvitation } from "../actions";

/** An offer of a role, for who holds its link: accepted with a way of signing in, or declined. */
export default async function InvitationPage({ params, searchParams }: PageProps) {
	const [{ token }, { tab }] = [await params, await searchParams];
	const [t, offer] = await Promise.all([getTranslator("accounts"), findOfferByLink(token)]);
	if (offer === null) return <ExpiredLink />;
	const { placeName: place, name, email, rule, asksCode } = offer;
	const role = t(`invitation.roles.${offer.role}`);
	if (offer.begun)
		return (
			<NarrowPage title={t("invitation.begun.title")}>
				<p>{t("invitation.begun.text", { role, place })}</p>
				<Link href="/account" className="link">
					{t("signIn.submit")}
				</Link>
			</NarrowPage>
		);
	return (
		<NarrowPage title={t("invitation.title")}>
			<p>{t("invitation.text", { place, name, email, role })}</p>
			{offer.isSplit ? <Notice title={t("invitation.split")} /> : null}
			<ClientMessages nouns={["accounts"]}>
				<ChooseWay
					{...{ page: "invitation", token, asksCode }}
					{...(await waysOf(`/invitation/${token}`, rule, tab))}
					actions={{ password: acceptWithPassword, identity: acceptWithIdentity }}
				/>
				<AccountForm
					name="decline"
					keeps={false}
					action={declineInvitation}
					submit={t("invitation.decline")}
					look="plain"
				>
					<input type="hidden" name="token" value={token} />
					<p className="text-s text-ink-3">{t("invitation.declineText")}</p>
				</AccountForm>
			</ClientMessages>
		</NarrowPage>
	);
}

interface PageProps {
	readonly params: Promise<{ token: string }>;
	readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}
