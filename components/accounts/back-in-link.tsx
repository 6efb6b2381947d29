import Link from "next/link";
import { getTranslator } from "@/lib/i18n/server";

/** To the page with every way to come back in. */
export async function BackInLink() {
	const t = await getTranslator("help");
	return (
		<Link href="/help/back-in" className="link inline-flex min-h-6 items-center">
			{t("backIn.link")}
		</Link>
	);
}
