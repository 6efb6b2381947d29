import Link from "next/link";
import type { NoteActions } from "@/components/notes/note-actions";
import type { NoteAbout } from "@/components/notes/note-form";
import { NoteSheet } from "@/components/notes/note-sheet";
import { ButtonLink } from "@/components/ui/button";
import { joinParts } from "@/lib/i18n/join-parts";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { PupilPage } from "@/lib/queries/pupils/find-pupil-page";
import { type PupilAddress, pupilHref } from "./pupil-address";
import { PupilToolbar } from "./pupil-toolbar";

/** Who it is, with whom, over which days; and the two things that a mentor does here. */
export async function PupilHeading({
	pupil,
	address,
	about,
	actions,
}: {
	pupil: PupilPage;
	address: PupilAddress;
	about: NoteAbout;
	actions: NoteActions;
}) {
	const [t, subjects, layout, format] = await Promise.all([
		getTranslator("pupils"),
		getTranslator("subjects"),
		getTranslator("layout"),
		getFormatter(),
	]);
	const facts = [
		...pupil.groups.map((group) => group.name),
		...(pupil.coaches.length > 0 ? [t("coach", { names: format.list(pupil.coaches) })] : []),
	];
	return (
		<div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
			<div className="min-w-0">
				<p className="text-s text-ink-3">
					<Link href="/groups" className="link">
						{layout("groups")}
					</Link>{" "}
					·{" "}
					{pupil.access === null ? null : (
						<>
							<Link href="/changes" className="link">
								{t("changes")}
							</Link>{" "}
							·{" "}
						</>
					)}
					{t("crumb")}
				</p>
				<div className="mt-0.5 flex flex-wrap items-baseline gap-x-3">
					<h1>{pupil.name}</h1>
					<p className="text-ink-3">{joinParts(facts)}</p>
				</div>
				<PupilToolbar pupil={pupil} address={address} />
				<p className="text-s">
					<Link href={`/pupils/${pupil.pupilId}/results`} className="link inline-flex min-h-6 items-center">
						{t("results")}
					</Link>
				</p>
				<p className="text-s text-ink-3">
					{pupil.subjects === "all"
						? null
						: `${t("onlySubjects", { subjects: format.list(pupil.subjects.map((key) => subjects(key))) })} `}
					{t("logged")}
				</p>
			</div>
			<div className="grid w-full grid-cols-2 gap-2 sm:flex sm:w-auto">
				<NoteSheet name={pupil.givenName} about={about} actions={actions} />
				<ButtonLink look="primary" href={pupilHref(`/pupils/${pupil.pupilId}/talk`, { ...address, source: null }, {})}>
					{t("talkSheet")}
				</ButtonLink>
			</div>
		</div>
	);
}
