import Link from "next/link";
import { getTranslator } from "@/lib/i18n/server";
import type { MyPupil } from "@/lib/queries/groups/list-my-groups";

/** Pupils of a coach, each one click away. Nothing without them. */
export async function CoachedPupils({ pupils }: { pupils: readonly MyPupil[] }) {
	const t = await getTranslator("myGroups");
	if (pupils.length === 0) return null;
	return (
		<section className="panel p-3">
			<h2 className="mb-2">{t("coached")}</h2>
			<ul className="grid gap-x-4 sm:grid-cols-2 lg:grid-cols-3">
				{pupils.map((pupil) => (
					<li key={pupil.pupilId} className="border-t border-line">
						<Link
							href={`/pupils/${pupil.pupilId}`}
							className="flex min-h-9 items-center justify-between gap-2 hover:bg-sunken"
						>
							<span className="font-strong">{pupil.name}</span>
							<span className="text-s text-ink-3">{pupil.className ?? t("noClass")}</span>
						</Link>
					</li>
				))}
			</ul>
		</section>
	);
}
