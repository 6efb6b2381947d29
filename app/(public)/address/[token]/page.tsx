import type { Metadata } from "next";
import Link from "next/link";
import { AccountForm } from "@/components/accounts/account-form";
import { NarrowPage } from "@/components/accounts/narrow-page";
import { ClientMessages } from "@/components/layout/client-messages";
import { getTranslator } from "@/lib/i18n/server";
import { findAddressChange } from "@/lib/queries/accounts/find-address-change";
import { confirmNewAddress } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslator("accounts"))("address.title") };
}

/** Opened from the new mailbox: the button makes its address that of the account. Looking alone changes nothing. */
export default async function ConfirmAddressPage({ params }: { params: Promise<{ token: string }> }) {
	const { token } = await params;
	const [t, change] = await Promise.all([getTranslator("accounts"), findAddressChange("address", token)]);
	return (
		<NarrowPage title={t("address.title")}>
			{change === null ? (
				<p>{t("address.gone")}</p>
			) : (
				<>
					<p>{t("address.text", { place: change.placeName, from: change.from, to: change.to })}</p>
					<p className="text-ink-2">{t("address.after")}</p>
					<ClientMessages nouns={["accounts"]}>
						<AccountForm
							name="confirm-address"
							keeps={false}
							action={confirmNewAddress}
							submit={t("address.submit")}
							done={t("address.done")}
						>
							<input type="hidden" name="token" value={token} />
						</AccountForm>
					</ClientMessages>
				</>
			)}
			<Link href="/account" className="link">
				{t("address.account")}
			</Link>
		</NarrowPage>
	);
}
