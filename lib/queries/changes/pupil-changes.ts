import type { SubjectKey } from "../../domain/subjects";
import type { PupilRow } from "../pupils/pupil-rows";

interface ChangeBase {
	readonly subjectKey: SubjectKey;
	/** The supplier's own word for the subject. */
	readonly subjectName: string | null;
	readonly supplier: string;
	readonly assessment: string | null;
	/** When it happened. */
	readonly at: Date;
	/** When the school could know: a note before that says nothing of it. */
	readonly knownAt: Date;
}

export type PupilChange =
	/** More or less on one scale than both errors of measurement explain. */
	| (ChangeBase & { readonly code: "growth"; readonly from: number; readonly to: number; readonly since: Date })
	/** In the middle half of the group before the period, out of it now. */
	| (ChangeBase & { readonly code: "left-middle"; readonly to: "below" | "above"; readonly n: number })
	/** The supplier says that the test was not made. */
	| (ChangeBase & { readonly code: "missed" });

/**
 * What changed about a pupil between the rows before a period and those at its end: differences beyond the error of
 * measurement, and places that left the middle half and can be told from it.
 */
export function pupilChanges(before: readonly PupilRow[], now: readonly PupilRow[]): PupilChange[] {
	const earlier = new Map(before.map((row) => [row.key, row]));
	return now.flatMap((row): PupilChange[] => {
		const { at, receivedAt, subjectKey, subjectName, supplier, assessment } = row;
		if (row.kind !== "test" || at === null || row.value === null) return [];
		const base = { subjectKey, subjectName, supplier, assessment, at, knownAt: receivedAt ?? at };
		const { change, comparison } = row;
		const found: PupilChange[] = [];
		if (change?.kind === "difference" && change.beyondError === true && row.value.number !== null) {
			const to = row.value.number;
			found.push({ ...base, code: "growth", from: to - change.by, to, since: change.since });
		}
		const was = earlier.get(row.key)?.comparison;
		const outside = comparison.state === "compared" && comparison.distinct !== false ? comparison : null;
		if (outside && outside.place !== "within" && was?.state === "compared" && was.place === "within")
			found.push({ ...base, code: "left-middle", to: outside.place, n: outside.n });
		return found;
	});
}
