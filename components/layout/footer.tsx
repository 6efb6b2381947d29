import Link from "next/link";
import { getTranslator } from "@/lib/i18n/server";

/** @param mapsGoals for whom the mapping of goals stands nowhere else */
export async function Footer({ mapsGoals }: { mapsGoals: boolean }) {
	const [t, mapping] = await Promise.all([getTranslator("layout"), getTranslator("mapping")]);
	return (
		<footer className="no-print border-t border-line px-3 py-2 text-s text-ink-3 sm:px-4">
			<div className="mx-auto flex max-w-[1648px] flex-wrap justify-between gap-x-4">
				<span className="py-1">{t("footer")}</span>
				<span className="flex gap-x-4">
					{mapsGoals ? (
						<Link href="/mapping" className="link inline-block py-1">
							{mapping("title")}
						</Link>
					) : null}
					<Link href="/help" className="link inline-block py-1">
						{t("help")}
					</Link>
				</span>
			</div>
		</footer>
	);
}
