import Link from "next/link";
import { getTranslator } from "@/lib/i18n/server";
import { NarrowPage } from "./narrow-page";

/** For a link that was used, is too old or never was. */
export async function ExpiredLink() {
	const t = await getTranslator("accounts");
	return (
		<NarrowPage title={t("expired.title")}>
			<p>{t("expired.text")}</p>
			<Link href="/forgotten" className="link">
				{t("signIn.forgotten")}
			</Link>
		</NarrowPage>
	);
}
