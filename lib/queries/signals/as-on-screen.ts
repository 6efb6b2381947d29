import type { GoalId, GroupId, PersonId } from "../../domain/ids";
import type { SubjectKey } from "../../domain/subjects";
import type { SourceFact } from "../../standing/facts";
import { type GridSignal, gridSignalCodes } from "../../standing/signals/grid-signals";
import type { SignalRow } from "./select-signals";

/** What names the pupils, goals and sources of a grid on a screen. */
export interface ScreenNames {
	readonly groupOf: (subject: SubjectKey) => { readonly groupId: GroupId; readonly name: string };
	readonly goals: readonly NonNullable<SignalRow["goal"]>[];
	readonly sources: readonly Pick<SourceFact, "connectionId" | "supplier">[];
	readonly nameOf: (pupilId: PersonId) => string;
	readonly at: Date;
}

interface Listed {
	readonly open: readonly SignalRow[];
	readonly dismissed: readonly SignalRow[];
}

/**
 * The kept signals with, of the rules that read a grid, exactly what the grid on screen shows: its period, sources,
 * hidden sources and school year may be others than those that the worker evaluated. A kept signal keeps its dismissal
 * and its notes; one of a diamond that is not on screen is left out; a diamond without a kept signal is a row without id.
 * @param seen what those rules find in the grid on screen, of the pupils on screen
 */
export function asOnScreen<Of extends Listed>(signals: Of, seen: readonly GridSignal[], names: ScreenNames): Of {
	const kept = [...signals.open, ...signals.dismissed];
	const known = new Map(kept.filter(isOfGrid).map((row) => [keyOf(row, row.goal?.goalId ?? null), row]));
	const shown = seen.map((signal) => rowOf(signal, known.get(keyOf(signal, signal.goalId)), names));
	return {
		...signals,
		open: [...shown.filter((row) => row.dismissal === null), ...signals.open.filter((row) => !isOfGrid(row))],
		dismissed: [...shown.filter((row) => row.dismissal !== null), ...signals.dismissed.filter((row) => !isOfGrid(row))],
	};
}

export const isOfGrid = ({ code }: Pick<SignalRow, "code">) =>
	(gridSignalCodes as readonly SignalRow["code"][]).includes(code);

const keyOf = ({ code, pupilId }: Pick<SignalRow, "code" | "pupilId">, goalId: GoalId | null) =>
	`${code} ${pupilId ?? ""} ${goalId ?? ""}`;

function rowOf(signal: GridSignal, known: SignalRow | undefined, names: ScreenNames): SignalRow {
	const { goals, sources, nameOf, at } = names;
	const { code, pupilId, subject, goalId, connectionIds, day, facts } = signal;
	const group = names.groupOf(subject);
	const head = known ?? {
		...{ signalId: null, groupId: group.groupId, groupName: group.name, raisedAt: at, evaluatedAt: at },
		...{ dismissal: null, noted: false },
	};
	return {
		...head,
		...{ code, pupilId, subject, day, facts },
		pupilName: pupilId && nameOf(pupilId),
		schoolYear: signal.code === "group-low" ? signal.facts.schoolYear : null,
		goal: goals.find((goal) => goal.goalId === goalId) ?? null,
		sources: connectionIds.flatMap((id) => sources.find((source) => source.connectionId === id) ?? []),
	} as SignalRow;
}
