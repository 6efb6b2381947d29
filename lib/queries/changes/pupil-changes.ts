import type { ShownScale } from "../../domain/decimals";
import type { GroupId } from "../../domain/ids";
import type { SubjectKey } from "../../domain/subjects";
import { isComparableChange } from "../../standing/growth";
import { exactDifference } from "../../stats/exact-difference";
import type { PupilRow } from "../pupils/pupil-row";
import type { PracticeStart } from "./practice-starts";

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
	/** The row of the pupil page that shows it; null: none does. */
	readonly rowKey: string | null;
}

export type PupilChange =
	/** More or less on one scale than both errors of measurement explain. */
	| (ChangeBase & {
			readonly code: "growth";
			readonly from: number;
			readonly to: number;
			readonly scale: ShownScale;
			readonly since: Date;
	  })
	/** In the middle half of the group before the period, well out of it now: higher than how many, of how many. */
	| (ChangeBase & {
			readonly code: "left-middle";
			readonly to: "below" | "above";
			readonly before: { readonly below: number; readonly n: number };
			readonly now: { readonly below: number; readonly n: number };
	  })
	/** The supplier says that the test was not made. */
	| (ChangeBase & {
			readonly code: "missed";
			readonly entryId: string;
			readonly sittingId: string | null;
			/** Where the test stands for this pupil. */
			readonly groupId: GroupId | null;
	  })
	/** Practised nothing of the subject in the weeks before while the group did; does now (practice-starts.ts). */
	| (ChangeBase & Pick<PracticeStart, "code" | "days" | "tasks" | "group">);

/** Half of a group is out of its middle half by definition: a place counts as left from a quarter of the group further. */
const movedRatio = 0.25;

/**
 * What changed about a pupil between the rows before a period and those at its end: differences beyond the error of
 * measurement, from none and from that of the group, and places that went from the middle half well out of it.
 */
export function pupilChanges(before: readonly PupilRow[], now: readonly PupilRow[]): PupilChange[] {
	const earlier = new Map(before.map((row) => [row.key, row]));
	return now.flatMap((row): PupilChange[] => {
		const { at, receivedAt, subjectKey, subjectName, supplier, assessment } = row;
		if (at === null || row.value === null) return [];
		const base = { subjectKey, subjectName, supplier, assessment, at, knownAt: receivedAt ?? at, rowKey: row.key };
		const { change, comparison } = row;
		const found: PupilChange[] = [];
		if (change?.kind === "difference" && stands(change) && row.value.number !== null) {
			const to = row.value.number;
			const scale = { type: row.measure, decimals: row.decimals ?? null };
			found.push({ ...base, code: "growth", from: exactDifference(to, change.by), to, scale, since: change.since });
		}
		const was = earlierPlace(earlier.get(row.key), row);
		const outside = comparison.state === "compared" && comparison.distinct !== false ? comparison : null;
		if (outside && outside.place !== "within" && was?.state === "compared" && was.place === "within") {
			const moved = Math.abs(placeRatio(outside) - placeRatio(was)) >= movedRatio;
			const places = { before: { below: was.below, n: was.n }, now: { below: outside.below, n: outside.n } };
			if (moved) found.push({ ...base, code: "left-middle", to: outside.place, ...places });
		}
		return found;
	});
}

/** The place before, where it may be compared with the place now: on one scale, and in one group. */
function earlierPlace(before: PupilRow | undefined, now: PupilRow): PupilRow["comparison"] | null {
	if (before === undefined || !isComparableChange(before.scale, now.scale)) return null;
	return before.group?.groupId === now.group?.groupId ? before.comparison : null;
}

/** What the whole group did (a summer, a harder test) says nothing of this pupil. */
function stands({ by, beyondError, error, group }: Extract<PupilRow["change"], { kind: "difference" }>): boolean {
	if (beyondError !== true || error === null) return false;
	return group === null || Math.abs(by - group.medianBy) > error;
}

/** The place in the group, 0-1: below, and half of who is equal. */
const placeRatio = ({ below, equal, n }: { below: number; equal: number; n: number }) => (below + equal / 2) / n;
