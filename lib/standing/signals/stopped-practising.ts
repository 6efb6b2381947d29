import { addDays } from "../../domain/school-day";
import type { SubjectKey } from "../../domain/subjects";
import type { StandingSettings } from "../settings";
import type { PractisedSubject, SignalPupil } from "./group-input";
import type { SignalOf } from "./signal";
import type { Thresholds } from "./signal-settings";

/**
 * Stopped practising a subject while the group went on: nothing in the window up to today, while on enough days of it at
 * least half of the group practised. A silent group gives no signal: nobody went on, as in a holiday. Who joined the
 * group within the window did not stop. New reason: practised since, and silent again.
 */
export function stoppedPractising(
	subject: SubjectKey,
	pupils: readonly SignalPupil[],
	practised: readonly PractisedSubject[],
	today: string,
	settings: StandingSettings,
	thresholds: Thresholds<"stopped-practising">,
): SignalOf<"stopped-practising">[] {
	const windowBegin = addDays(today, -thresholds.windowDays);
	const inWindow = (day: string) => day > windowBegin && day <= today;
	const known = new Map(practised.map((row) => [row.pupilId, row]));
	const countByDay = new Map<string, number>();
	for (const { pupilId } of pupils)
		for (const day of new Set(known.get(pupilId)?.days.filter(inWindow)))
			countByDay.set(day, (countByDay.get(day) ?? 0) + 1);
	const groupDays = [...countByDay].filter(([, count]) => count * 2 >= pupils.length).map(([day]) => day);
	if (pupils.length < settings.comparableMin || groupDays.length < thresholds.groupDays) return [];
	const day = groupDays.reduce((latest, one) => (one > latest ? one : latest));
	return pupils
		.filter(({ pupilId, since }) => since <= windowBegin && !known.get(pupilId)?.days.some(inWindow))
		.map(({ pupilId }) => {
			const lastDay = known.get(pupilId)?.lastDay ?? null;
			return {
				code: "stopped-practising",
				pupilId,
				subject,
				goalId: null,
				connectionIds: [],
				reason: `since ${lastDay ?? "the beginning"}`,
				day,
				facts: { lastDay, groupDays: groupDays.length, windowDays: thresholds.windowDays, n: pupils.length },
			};
		});
}
