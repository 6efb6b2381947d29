import type { Metadata } from "next";
import { messages } from "@/lib/i18n/messages";
import { getLocale, getTranslator } from "@/lib/i18n/server";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslator("help"))("title") };
}

/** How each figure is made, in plain words; screens link to its headings. The sections are those of the messages. */
export default async function HelpPage() {
	const [t, locale] = await Promise.all([getTranslator("help"), getLocale()]);
	const sections = Object.entries(messages[locale].help.sections);
	return (
		<div className="mx-auto grid max-w-5xl gap-x-10 gap-y-4 py-2 md:grid-cols-[14rem_minmax(0,1fr)]">
			<header className="md:col-span-2">
				<h1>{t("title")}</h1>
				<p className="mt-1 text-l text-ink-2">{t("intro")}</p>
			</header>
			<nav aria-label={t("contents")} className="self-start md:sticky md:top-14">
				<ul className="grid border-l border-line">
					{sections.map(([key, section]) => (
						<li key={key}>
							<a
								href={`#${key}`}
								className="flex min-h-7 items-center border-l-2 border-transparent pl-3 text-ink-2 hover:border-accent hover:text-ink pointer-coarse:min-h-9"
							>
								{section.title}
							</a>
						</li>
					))}
				</ul>
			</nav>
			<div className="grid max-w-[68ch] gap-6 text-l leading-relaxed">
				{sections.map(([key, section]) => (
					<section
						key={key}
						id={key}
						aria-labelledby={`${key}-title`}
						className="scroll-mt-14 target:border-l-2 target:border-accent target:pl-3"
					>
						<h2 id={`${key}-title`} className="mb-1">
							{section.title}
						</h2>
						{Object.values(section.text).map((paragraph) => (
							<p key={paragraph} className="mb-2">
								{paragraph}
							</p>
						))}
					</section>
				))}
			</div>
		</div>
	);
}
