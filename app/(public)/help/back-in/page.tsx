import type { Metadata } from "next";
import Link from "next/link";
import { HelpSections } from "@/components/help/help-sections";
import { messages } from "@/lib/i18n/messages";
import { getLocale, getTranslator } from "@/lib/i18n/server";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslator("help"))("backIn.title") };
}

/** Every way to come back in, the ones that need nobody else first; for who is signed in and who cannot be. */
export default async function BackInPage() {
	const [t, locale] = await Promise.all([getTranslator("help"), getLocale()]);
	return (
		<article className="mx-auto grid max-w-[68ch] gap-4 py-2 text-l leading-relaxed">
			<header>
				<p className="text-m">
					<Link href="/help" className="link inline-flex min-h-6 items-center">
						{t("title")}
					</Link>
				</p>
				<h1 className="mt-1">{t("backIn.title")}</h1>
				<p className="mt-1 text-ink-2">{t("backIn.intro")}</p>
			</header>
			<HelpSections sections={messages[locale].help.backIn.ways} />
		</article>
	);
}
