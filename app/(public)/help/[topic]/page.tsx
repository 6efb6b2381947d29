import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import { helpFigures } from "@/lib/standing/help-examples";
import { helpTopics } from "@/lib/standing/help-topics";
import { defaultSettings } from "@/lib/standing/settings";

interface Props {
	readonly params: Promise<{ topic: string }>;
}

async function topicOf({ params }: Props) {
	const { topic } = await params;
	return helpTopics.find((known) => known === topic) ?? notFound();
}

export async function generateMetadata(props: Props): Promise<Metadata> {
	return { title: (await getTranslator("help"))(`topics.${await topicOf(props)}.title`) };
}

const paragraphs = ["1", "2", "3"] as const;

/** How one figure is made: in words, by an example that the library itself computes, with its formula and source. */
export default async function HelpTopicPage(props: Props) {
	const topic = await topicOf(props);
	const [t, format] = await Promise.all([getTranslator("help"), getFormatter()]);
	const figures = Object.fromEntries(
		Object.entries(helpFigures(defaultSettings)).map(([name, value]) => [
			name,
			typeof value === "number" ? format.number(value) : value,
		]),
	);
	const place = helpTopics.indexOf(topic);
	const [before, after] = [helpTopics[place - 1], helpTopics[place + 1]];
	return (
		<article className="mx-auto grid max-w-[68ch] gap-4 py-2 text-l leading-relaxed">
			<header>
				<p className="text-m">
					<Link href="/help" className="link inline-flex min-h-6 items-center">
						{t("title")}
					</Link>
				</p>
				<h1 className="mt-1">{t(`topics.${topic}.title`)}</h1>
				<p className="mt-1 text-ink-2">{t(`topics.${topic}.short`, figures)}</p>
			</header>
			<section aria-labelledby="how">
				<h2 id="how" className="mb-1">
					{t("parts.how")}
				</h2>
				{paragraphs.map((paragraph) => (
					<p key={paragraph} className="mb-2">
						{t(`topics.${topic}.how.${paragraph}`, figures)}
					</p>
				))}
			</section>
			<section aria-labelledby="example" className="border-l-2 border-line-strong pl-3">
				<h2 id="example" className="mb-1">
					{t("parts.example")}
				</h2>
				<p>{t(`topics.${topic}.example`, figures)}</p>
			</section>
			<section aria-labelledby="formula">
				<h2 id="formula" className="mb-1">
					{t("parts.formula")}
				</h2>
				<p className="rounded-sm bg-sunken px-3 py-2">{t(`topics.${topic}.formula`, figures)}</p>
				<p className="mt-2 text-m text-ink-2">
					{t("parts.source")} {t(`topics.${topic}.source`)}
				</p>
			</section>
			<nav
				aria-label={t("parts.more")}
				className="flex flex-wrap justify-between gap-x-6 border-t border-line pt-2 text-m"
			>
				{before ? (
					<Link href={`/help/${before}`} className="link inline-flex min-h-6 items-center">
						{t("parts.previous", { title: t(`topics.${before}.title`) })}
					</Link>
				) : null}
				{after ? (
					<Link href={`/help/${after}`} className="link inline-flex min-h-6 items-center">
						{t("parts.next", { title: t(`topics.${after}.title`) })}
					</Link>
				) : null}
			</nav>
		</article>
	);
}
