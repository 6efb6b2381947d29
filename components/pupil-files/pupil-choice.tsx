import Link from "next/link";
import { joinParts } from "@/lib/i18n/join-parts";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { SchoolPupil, SchoolPupils } from "@/lib/queries/pupil-files/find-school-pupils";

/** The pupils that a typed name finds, with their class, so that two of one name can be told apart. */
export async function PupilChoice({ found, hrefOf }: { found: SchoolPupils; hrefOf(pupil: SchoolPupil): string }) {
	const [t, format] = await Promise.all([getTranslator("pupilFiles"), getFormatter()]);
	if (found.total === 0) return <p>{t("choice.none")}</p>;
	return (
		<div className="grid gap-1">
			<p className="text-ink-2">{t("choice.found", { count: found.total })}</p>
			<ul className="grid gap-x-4 sm:grid-cols-2 lg:grid-cols-3">
				{found.pupils.map((pupil) => (
					<li key={pupil.pupilId}>
						<Link href={hrefOf(pupil)} className="link inline-flex min-h-7 items-center pointer-coarse:min-h-9">
							{pupil.name}
						</Link>{" "}
						<span className="text-s text-ink-3">
							{joinParts([pupil.group, pupil.endedAt ? t("choice.left", { day: format.day(pupil.endedAt) }) : null])}
						</span>
					</li>
				))}
			</ul>
			{found.total > found.pupils.length ? <p className="text-s text-ink-3">{t("choice.more")}</p> : null}
		</div>
	);
}
