import Link from "next/link";
import { NarrowPage } from "@/components/accounts/narrow-page";
import { singleSignOnName } from "@/lib/authz/sign-in/single-sign-on";
import { getTranslator } from "@/lib/i18n/server";

/** For an identity that no account is linked to: what is needed, and why an address alone is not enough. */
export default async function UnlinkedPage() {
	const t = await getTranslator("accounts");
	return (
		<NarrowPage title={t("unlinked.title")}>
			<p>{t("unlinked.text", { provider: singleSignOnName() ?? "" })}</p>
			<p>{t("unlinked.how")}</p>
			<p className="text-ink-2">{t("unlinked.why")}</p>
			<Link href="/sign-in" className="link">
				{t("unlinked.back")}
			</Link>
		</NarrowPage>
	);
}
