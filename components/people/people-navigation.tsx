import { SectionLinks } from "@/components/ui/section-links";
import { getTranslator } from "@/lib/i18n/server";

const pages = [
	"people",
	"outbox",
	"security-log",
	"audit",
	"views",
	"pupil-files",
	"disputed-results",
	"retention",
	"processing-register",
] as const;

/** Who has access, what was written to them, what they did and at whom they looked. */
export async function PeopleNavigation({ current }: { current: (typeof pages)[number] }) {
	const t = await getTranslator("layout");
	const links = pages.map((page) => ({
		href: `/${page}`,
		label: t(`peoplePages.${page}`),
		current: page === current,
	}));
	return <SectionLinks label={t("people")} links={links} />;
}
