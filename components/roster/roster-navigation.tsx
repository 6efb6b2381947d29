import { SectionLinks } from "@/components/ui/section-links";
import { getTranslator } from "@/lib/i18n/server";

const pages = {
	roster: "/roster",
	places: "/roster/places",
	substitutes: "/roster/substitutes",
	"school-year": "/roster/school-year",
	"people-matching": "/people-matching",
} as const;

/** Who is at the school and in which group, and what is to be put right about it. */
export async function RosterNavigation({ current }: { current: keyof typeof pages }) {
	const t = await getTranslator("layout");
	const links = (Object.keys(pages) as (keyof typeof pages)[]).map((page) => ({
		href: pages[page],
		label: t(`rosterPages.${page}`),
		current: page === current,
	}));
	return <SectionLinks label={t("roster")} links={links} />;
}
