import { SectionLinks } from "@/components/ui/section-links";
import { getTranslator } from "@/lib/i18n/server";

const pages = ["roster", "people-matching"] as const;

/** Who is at the school and in which group, and what is to be put right about it. */
export async function RosterNavigation({ current }: { current: (typeof pages)[number] }) {
	const t = await getTranslator("layout");
	const links = pages.map((page) => ({
		href: `/${page}`,
		label: t(`rosterPages.${page}`),
		current: page === current,
	}));
	return <SectionLinks label={t("roster")} links={links} />;
}
