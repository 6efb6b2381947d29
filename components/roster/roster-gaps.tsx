import Link from "next/link";
import { getTranslator } from "@/lib/i18n/server";
import type { PlaceKind } from "@/lib/queries/places/list-places";
import type { NamedFew, RosterOverview } from "@/lib/queries/roster/get-roster-overview";

/** Where the roster has holes: pupils whom no teacher sees, and groups that nobody sees. */
export async function RosterGaps({ overview }: { overview: RosterOverview }) {
	const t = await getTranslator("roster");
	const { pupilsWithoutGroup, groupsWithoutTeacher } = overview;
	return (
		<div className="grid gap-3 md:grid-cols-2">
			<Gap
				title={t("gaps.pupils")}
				why={t("gaps.pupilsWhy")}
				none={t("gaps.noPupils")}
				few={pupilsWithoutGroup}
				kind="no-group"
			/>
			<Gap
				title={t("gaps.groups")}
				why={t("gaps.groupsWhy")}
				none={t("gaps.noGroups")}
				few={groupsWithoutTeacher}
				kind="no-teacher"
			/>
		</div>
	);
}

async function Gap({
	title,
	why,
	none,
	few,
	kind,
}: {
	title: string;
	why: string;
	none: string;
	few: NamedFew;
	kind: PlaceKind;
}) {
	const t = await getTranslator("roster");
	const more = few.count - few.names.length;
	return (
		<section className="panel p-3">
			<h2>
				{title} <span className="font-normal text-ink-3">({few.count})</span>
			</h2>
			<p className="mt-1 text-ink-2">{few.count === 0 ? none : why}</p>
			{few.count > 0 ? (
				<ul className="mt-2 columns-2 gap-4">
					{few.names.map((name, index) => (
						// biome-ignore lint/suspicious/noArrayIndexKey: two pupils may bear one name, and the list never moves
						<li key={index}>{name}</li>
					))}
					{more > 0 ? <li className="text-ink-3">{t("gaps.more", { count: more })}</li> : null}
				</ul>
			) : null}
			{few.count > 0 ? (
				<p className="mt-2">
					<Link className="link" href={`/roster/places?kind=${kind}`}>
						{t("gaps.all")}
					</Link>
				</p>
			) : null}
		</section>
	);
}
