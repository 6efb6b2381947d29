import type { Metadata } from "next";
import Link from "next/link";
import { HelpSections } from "@/components/help/help-sections";
import { messages } from "@/lib/i18n/messages";
import { getLocale, getTranslator } from "@/lib/i18n/server";
import { helpTopics } from "@/lib/standing/help-topics";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslator("help"))("title") };
}

/** The overview of the help: a page for each statistic, and below it what else there is to know, with an address each. */
export default async function HelpPage() {
	const [t, locale] = await Promise.all([getTranslator("help"), getLocale()]);
	return (
		<div className="mx-auto grid max-w-5xl gap-6 py-2">
			<header>
				<h1>{t("title")}</h1>
				<p className="mt-1 text-l text-ink-2">{t("intro")}</p>
			</header>
			<section aria-labelledby="statistics">
				<h2 id="statistics" className="mb-1">
					{t("statistics")}
				</h2>
				<ul className="grid gap-x-10 border-t border-line sm:grid-cols-2">
					{helpTopics.map((topic) => (
						<li key={topic} className="border-b border-line py-2">
							<Link href={`/help/${topic}`} className="link inline-flex min-h-6 items-center text-l">
								{t(`topics.${topic}.title`)}
							</Link>
							<p className="text-ink-2">{t(`topics.${topic}.short`)}</p>
						</li>
					))}
				</ul>
			</section>
			<section aria-labelledby="back-in">
				<h2 id="back-in" className="mb-1">
					<Link href="/help/back-in" className="link inline-flex min-h-6 items-center">
						{t("backIn.title")}
					</Link>
				</h2>
				<p className="max-w-[68ch] text-ink-2">{t("backIn.short")}</p>
			</section>
			<div className="grid max-w-[68ch] gap-6 text-l leading-relaxed">
				<HelpSections sections={messages[locale].help.sections} />
			</div>
		</div>
	);
}
