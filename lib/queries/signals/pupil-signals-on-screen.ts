import type { GroupId } from "../../domain/ids";
import type { PupilPage } from "../pupils/find-pupil-page";
import { asOnScreen } from "./as-on-screen";
import type { PupilSignals } from "./list-pupil-signals";

/** The signals of a pupil with, of who is stuck on what, exactly what the goals beside them say. */
export function pupilSignalsOnScreen(
	kept: PupilSignals,
	{ name, goals, sources }: Pick<PupilPage, "name" | "goals" | "sources">,
	at: Date,
): PupilSignals {
	const groups = new Map(goals.map(({ subjectKey, group }) => [subjectKey, group]));
	return asOnScreen(
		kept,
		goals.flatMap((subject) => subject.signals),
		{
			groupOf: (subject) => groups.get(subject) ?? { groupId: "" as GroupId, name: "" },
			goals: goals.flatMap((subject) => subject.goals),
			sources,
			nameOf: () => name,
			at,
		},
	);
}
