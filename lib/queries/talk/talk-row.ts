import type { PupilRow } from "../pupils/pupil-row";
import type { SubjectGoals } from "../pupils/subject-goals";

/** As a row of the pupil page, without anybody else: the group at most as a middle half and its median. */
export type TalkRow = Omit<PupilRow, "comparison" | "group"> & {
	readonly band: TalkBand | null;
};

export interface TalkBand {
	readonly n: number;
	readonly lower: number;
	readonly median: number;
	readonly upper: number;
	/** On the same scale; of levels the place among them. */
	readonly own: number;
	readonly levels: readonly string[] | null;
	readonly place: "below" | "within" | "above";
	/** False: the pupil's interval covers the median. */
	readonly distinct: boolean | null;
}

/** Fewer compared than this, oneself included, and there is no group on a sheet that leaves the school. */
const bandMin = 10;

/** Takes the other pupils out of a row before it goes to the sheet. */
export function talkRow({ comparison, group: _group, change, ...row }: PupilRow, bandAllowed: boolean): TalkRow {
	const compared = comparison.state === "compared" && comparison.n >= bandMin && bandAllowed ? comparison : null;
	const own = change?.kind === "difference" ? { ...change, group: null } : change;
	const sheet = { ...row, change: own };
	if (compared === null) return { ...sheet, band: null };
	const { n, own: at, place, distinct, spread } = compared;
	const { values: _others, ...middle } = spread;
	return { ...sheet, band: { n, own: at, place, distinct, ...middle } };
}

/** Practice of one subject on the sheet: on how many goals the pupil is where, and an adaptive supplier's own level. */
export type TalkPractice = Pick<SubjectGoals, "subjectKey" | "counts" | "levels">;

/** Takes the group out of it. A subject without goals has nothing to count. */
export function talkPractice({ subjectKey, goals, counts, levels }: SubjectGoals): TalkPractice[] {
	return goals.length === 0 ? [] : [{ subjectKey, counts, levels }];
}
