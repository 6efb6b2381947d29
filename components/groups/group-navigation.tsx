import { SectionLinks } from "@/components/ui/section-links";
import { getTranslator } from "@/lib/i18n/server";

/** The pages of a group that there are, in the order of the links; a new page gets its line here. */
const pages = {
	overview: "",
	sittings: "/sittings",
	effort: "/effort",
	live: "/live",
	"sub-groups": "/sub-groups",
	plan: "/plans",
} as const;

export type GroupPage = keyof typeof pages;

/** The pages of one group. */
export async function GroupNavigation({ groupId, current }: { groupId: string; current: GroupPage }) {
	const t = await getTranslator("layout");
	const links = (Object.entries(pages) as [GroupPage, string][]).map(([page, path]) => ({
		href: `/groups/${groupId}${path}`,
		label: t(`groupPages.${page}`),
		current: page === current,
	}));
	return <SectionLinks label={t("groupMenu")} links={links} />;
}
