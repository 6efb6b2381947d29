import type { Metadata } from "next";
import Link from "next/link";
import { AccountForm } from "@/components/accounts/account-form";
import { NarrowPage } from "@/components/accounts/narrow-page";
import { ClientMessages } from "@/components/layout/client-messages";
import { getTranslator } from "@/lib/i18n/server";
import { findAddressChange } from "@/lib/queries/accounts/find-address-change";
import { takeBackAddress } from "../../actions";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslator("accounts"))("addressBack.title") };
}

/** Opened from the mailbox before: the button makes its address that of the account again, and signs everybody out of it. */
export default async function AddressBackPage({ params }: { params: Promise<{ token: string }> }) {
	const { token } = await params;
	const [t, change] = await Promise.all([getTranslator("accounts"), findAddressChange("address-back", token)]);
	return (
		<NarrowPage title={t("addressBack.title")}>
			{change === null ? (
				<p>{t("addressBack.gone")}</p>
			) : (
				<>
					<p>{t("addressBack.text", { place: change.placeName, from: change.from, to: change.to })}</p>
					<p className="text-ink-2">{t("addressBack.after")}</p>
					<ClientMessages nouns={["accounts"]}>
						<AccountForm
							name="address-back"
							keeps={false}
							action={takeBackAddress}
							submit={t("addressBack.submit")}
							done={t("addressBack.done")}
						>
							<input type="hidden" name="token" value={token} />
						</AccountForm>
					</ClientMessages>
				</>
			)}
			<Link href="/forgotten" className="link">
				{t("addressBack.password")}
			</Link>
		</NarrowPage>
	);
}
