import Link from "next/link";
import { getTranslator } from "@/lib/i18n/server";

export async function Footer() {
	const t = await getTranslator("layout");
	return (
		<footer className="no-print border-t border-line px-3 py-2 text-s text-ink-3 sm:px-4">
			<div className="mx-auto flex max-w-[1648px] flex-wrap justify-between gap-x-4">
				<span className="py-1">{t("footer")}</span>
				<Link href="/help" className="link inline-block py-1">
					{t("help")}
				</Link>
			</div>
		</footer>
	);
}
