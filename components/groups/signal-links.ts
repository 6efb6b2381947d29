import type { SignalWording } from "@/components/signals/signal-words";
import type { SignalRow } from "@/lib/queries/signals/select-signals";

export interface SignalLinks {
	readonly goalHref: (goalId: string, pupilId: string) => string;
	readonly pupilHref: (pupilId: string) => string;
	/** T2: one goal, the whole group. */
	readonly groupGoalHref: (goalId: string) => string;
}

/** A signal with its words. */
export interface SaidSignal {
	readonly row: SignalRow;
	readonly words: SignalWording;
}

/** The same for a signal that is kept and for one that is not yet. */
export const keyOf = ({ signalId, code, pupilId, goal }: SignalRow) =>
	signalId ?? `${code} ${pupilId ?? ""} ${goal?.goalId ?? ""}`;
