import Link from "next/link";
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

/** The pages of one group as a line of links above the heading; the one that is open is marked in words, weight and line. */
export async function GroupNavigation({ groupId, current }: { groupId: string; current: GroupPage }) {
	const t = await getTranslator("layout");
	const entries = Object.entries(pages) as [GroupPage, string][];
	return (
		<nav
			aria-label={t("groupMenu")}
			className="no-print -mt-2 mb-1 flex flex-wrap gap-x-4 border-b border-line text-m text-ink-2"
		>
			{entries.map(([page, path]) => (
				<Link
					key={page}
					href={`/groups/${groupId}${path}`}
					aria-current={page === current ? "page" : undefined}
					className="-mb-px inline-flex min-h-7 items-center border-b-2 border-transparent whitespace-nowrap hover:text-ink aria-[current]:border-b-accent aria-[current]:font-strong aria-[current]:text-ink pointer-coarse:min-h-9"
				>
					{t(`groupPages.${page}`)}
				</Link>
			))}
		</nav>
	);
}
