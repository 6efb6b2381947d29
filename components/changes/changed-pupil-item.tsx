import Link from "next/link";
import type { NoteActions } from "@/components/notes/note-actions";
import { NoteSheet } from "@/components/notes/note-sheet";
import { PupilSignalList } from "@/components/signals/pupil-signal-list";
import { joinParts } from "@/lib/i18n/join-parts";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { ChangedPupil } from "@/lib/queries/changes/list-changes";
import type { PupilChange } from "@/lib/queries/changes/pupil-changes";
import type { SignalRow } from "@/lib/queries/signals/select-signals";
import type { SignalSettings } from "@/lib/standing/signals/signal-settings";
import { missedAnchor, rowAnchor } from "../pupils/row-anchor";
import { subjectInWords } from "../pupils/subject-in-words";

/** One pupil: what changed, from what to what, by which source, when; and a note in place. */
export async function ChangedPupilItem({
	pupil,
	rules,
	today,
	period,
	actions,
}: {
	pupil: ChangedPupil;
	/** As the address says it, for the pages that show the evidence. */
	period: string;
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
		if (change.code === "started")
			return t("codes.started", { subject, ...change.group, tasks: change.tasks, days: change.days });
		const { from, to, scale } = change;
		return t("codes.growth", {
			...{
				subject,
				from: format.onScale(from, scale),
				to: format.onScale(to, scale),
				since: format.day(change.since, today),
			},
		});
	};
	const path = `/pupils/${pupil.pupilId}`;
	const look = "link inline-flex min-h-6 items-center whitespace-nowrap pointer-coarse:min-h-9";
	return (
		<li className="grid gap-x-4 gap-y-1 border-t border-line px-3 py-2 first:border-t-0 sm:grid-cols-[13rem_minmax(0,1fr)_auto] sm:items-start">
			<p>
				<Link href={`/pupils/${pupil.pupilId}`} className="link font-strong">
					{pupil.name}
				</Link>
				{pupil.className === null ? null : <span className="block text-s text-ink-3">{pupil.className}</span>}
			</p>
			<div className="grid gap-1">
				{pupil.signals.length === 0 ? null : (
					<PupilSignalList
						signals={pupil.signals}
						rules={rules}
						today={today}
						wide
						linkOf={(signal) => (
							<span className="inline-block">
								·{" "}
								<Link className={look} href={signalHref(signal, pupil, path)}>
									{t("look.signal")}
									<span className="sr-only">: {pupil.name}</span>
								</Link>
							</span>
						)}
					/>
				)}
				{pupil.changes.length === 0 ? null : (
					<ul className="grid gap-1">
						{pupil.changes.map((change) => (
							<li
								key={`${change.code} ${change.assessment} ${change.at.getTime()} ${change.supplier}`}
								className="flex flex-wrap items-baseline gap-x-2"
							>
								<span>{what(change)}</span>
								<span className="text-s text-ink-3">
									{joinParts([change.supplier, change.assessment, format.day(change.at, today)])}{" "}
									<span className="inline-block">
										·{" "}
										<Link className={look} href={changeHref(change, pupil, `${path}?period=${period}`)}>
											{t(`look.${change.code}`)}
											<span className="sr-only">
												: {pupil.name}, {subjectInWords(change, subjects)}
											</span>
										</Link>
									</span>
								</span>
							</li>
						))}
					</ul>
				)}
			</div>
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

/** The goal in the own class; else the signals of the pupil page, which a coach may open too. */
function signalHref({ groupId, goal }: SignalRow, pupil: ChangedPupil, path: string): string {
	if (goal === null || groupId !== pupil.ownClassId) return `${path}#pupil-signals`;
	return `/groups/${groupId}/goals/${goal.goalId}${path}`;
}

/** The row of the pupil page; of a missed test the test itself where the class is one's own, else its line on that page. */
function changeHref(change: PupilChange, { ownClassId }: ChangedPupil, pupilHref: string): string {
	if (change.code === "missed" && change.sittingId !== null && ownClassId !== null && change.groupId === ownClassId)
		return `/groups/${ownClassId}/sittings/${change.sittingId}`;
	if (change.code === "missed") return `${pupilHref}#${missedAnchor(change.entryId)}`;
	return `${pupilHref}#${change.rowKey === null ? "timeline" : rowAnchor(change.rowKey)}`;
}
