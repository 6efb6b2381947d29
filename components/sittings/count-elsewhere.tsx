import Link from "next/link";
import { getTranslator } from "@/lib/i18n/server";
import type { OtherGroup } from "@/lib/queries/sittings/list-sittings";

/** In which other groups of these pupils the tests count that do not count here, with the way to each. */
export async function CountElsewhere({ groups }: { groups: readonly OtherGroup[] }) {
	const t = await getTranslator("sittings");
	if (groups.length === 0) return null;
	return (
		<p className="flex max-w-[80ch] flex-wrap gap-x-4">
			<span>{t("elsewhere.label")}</span>
			{groups.map(({ groupId, group, tests, mayOpen }) => {
				const words = t("elsewhere.group", { group, count: tests });
				return mayOpen ? (
					<Link key={groupId} className="link" href={`/groups/${groupId}/sittings`}>
						{words}
					</Link>
				) : (
					<span key={groupId}>{words}</span>
				);
			})}
		</p>
	);
}
