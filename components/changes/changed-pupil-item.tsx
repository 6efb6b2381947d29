import Link from "next/link";
import type { NoteActions } from "@/components/notes/note-actions";
import { NoteSheet } from "@/components/notes/note-sheet";
import { SignalLine } from "@/components/signals/signal-line";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { ChangedPupil } from "@/lib/queries/changes/list-changes";
import type { PupilChange } from "@/lib/queries/changes/pupil-changes";
import type { SignalSettings } from "@/lib/standing/signals/signal-settings";
import { subjectInWords } from "../pupils/subject-in-words";

/** One pupil: what changed, from what to what, by which source, when; and a note in place. */
export async function ChangedPupilItem({
	pupil,
	rules,
	today,
	actions,
}: {
	pupil: ChangedPupil;
	rules: SignalSettings;
	today: string;
	actions: NoteActions;
}) {
	const [t, subjects, format] = await Promise.all([
		getTranslator("changes"),
		getTranslator("subjects"),
		getFormatter(),
	]);
	const what = (change: PupilChange) => {
		const subject = subjectInWords(change, subjects);
		if (change.code === "missed") return t("codes.missed", { subject });
		if (change.code === "left-middle") {
			const { before, now } = change;
			const places = { before: before.below, beforeN: before.n, now: now.below, nowN: now.n };
			return t("codes.left-middle", { subject, ...places });
		}
		const { from, to } = change;
		return t("codes.growth", {
			...{ subject, from: format.number(from), to: format.number(to), since: format.day(change.since, today) },
		});
	};
	return (
		<li className="grid gap-x-4 gap-y-1 border-t border-line px-3 py-2 first:border-t-0 sm:grid-cols-[13rem_minmax(0,1fr)_auto] sm:items-start">
			<p>
				<Link href={`/pupils/${pupil.pupilId}`} className="link font-strong">
					{pupil.name}
				</Link>
				{pupil.className === null ? null : <span className="block text-s text-ink-3">{pupil.className}</span>}
			</p>
			<ul className="grid gap-1">
				{pupil.signals.map((signal) => (
					<SignalLine key={signal.signalId} signal={signal} rules={rules} today={today} />
				))}
				{pupil.changes.map((change) => (
					<li key={`${change.code} ${change.assessment} ${change.at.getTime()} ${change.supplier}`}>
						{what(change)}
						<span className="block text-s text-ink-3">
							{[change.supplier, change.assessment, format.day(change.at, today)]
								.filter((part) => part !== null)
								.join(" · ")}
						</span>
					</li>
				))}
			</ul>
			<div className="justify-self-start">
				<NoteSheet
					name={pupil.givenName}
					about={{ pupilId: pupil.pupilId, today, subjects: "all" }}
					actions={actions}
				/>
			</div>
		</li>
	);
}
