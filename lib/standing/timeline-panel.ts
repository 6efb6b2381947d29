import type { ConnectionId, PersonId } from "../domain/ids";
import type { MeasureType } from "../domain/measures";
import type { Adaptive, EvidenceFact, LevelFact, TestFact } from "./facts";
import type { MadeWork, OtherMeasure } from "./facts-at-goal";
import type { GoalNotice, GoalState } from "./goal-state";
import type { GroupSpread, Standing } from "./group-standing";
import type { PartShare } from "./part-share";
import type { Value } from "./value-of-fact";

/** Practice of one pupil in one week by one source; days are yyyy-mm-dd. */
export interface PracticeWeek {
	readonly pupilId: PersonId;
	readonly connectionId: ConnectionId;
	/** The Monday. */
	readonly week: string;
	/** The last day of practice in it. */
	readonly day: string;
	/** First attempts with a verdict, and those that were right. */
	readonly judged: number;
	readonly correct: number;
	/** Attempts with points and no verdict, and the sum of their shares. */
	readonly partial: number;
	readonly partialSum: number;
}

/** The supplier's own level on a unit: the last of a week. */
export type LevelWeek = LevelFact & { readonly week: string; readonly unitTitle: string | null };

export type SittingFact = TestFact & {
	readonly partName: string | null;
	/** Assessments of one family lie on one scale; null: only with itself. */
	readonly familyId: string | null;
};

/** The facts of one goal for the pupils who are compared, over a period. */
export interface TimelineFacts {
	readonly pupilId: PersonId;
	/** Who is compared on a day: members of the group on it, of one school year in a combination group. */
	readonly membersOn: (day: string) => ReadonlySet<PersonId>;
	/** yyyy-mm-dd; practice is compared among members at its end. */
	readonly period: { readonly from: string; readonly to: string };
	readonly adaptive: ReadonlyMap<ConnectionId, Adaptive>;
	readonly weeks: readonly PracticeWeek[];
	readonly levels: readonly LevelWeek[];
	readonly tests: readonly SittingFact[];
	/** What counts now: the latest evidence of practice per pupil and source, the same as in the group grid. */
	readonly evidence: readonly EvidenceFact[];
	/** Tests of the goal without a result that counts. */
	readonly notices?: readonly GoalNotice[];
}

export interface TimelinePoint {
	/** The day of a test, the Monday of a week of practice: where the group at this point stands on the axis. */
	readonly day: string;
	/** The last day of what it rests on: where the pupil's own dot stands. */
	readonly lastDay: string;
	readonly value: Value;
	/** First attempts of that week, or tasks of the test where the supplier sent both counts. */
	readonly right: { readonly correct: number; readonly taken: number } | null;
	/** A week of fewer tasks than make a value: drawn apart, and not in the group. */
	readonly little?: true;
	/** Tasks with points and no verdict that a mean is of, where `right` is null. */
	readonly points?: number;
	/** The test or the unit; null: practice. */
	readonly title: string | null;
	/** Points of one series are one measurement repeated, so a line may join them. */
	readonly series: string;
	/** The group at this point, on the same measure. */
	readonly group: GroupSpread;
	/** How many are compared at this point, with a value or without. */
	readonly total: number;
}

export interface PanelScale {
	readonly low: number;
	readonly high: number;
	/** True: not the whole scale, so both ends are printed. */
	readonly cut: boolean;
	/** Of labels: their names from weakest (at 1) to best; null: numbers. */
	readonly levels: readonly string[] | null;
}

/** One source on one scale. */
export interface TimelinePanel {
	/** The same for the same question, so that an answer about it can be found again. */
	readonly key: string;
	readonly connectionId: ConnectionId;
	readonly kind: "practice" | "level" | "test";
	readonly type: MeasureType | "share-right" | "own-level";
	/** The unit, or the test where the scale is only its own. */
	readonly title: string | null;
	readonly scale: PanelScale;
	/** Of the scale (lib/domain/decimals.ts); null or absent: not known. */
	readonly decimals?: number | null;
	readonly adaptive: Adaptive;
	/** The pupil's own points, oldest first. */
	readonly points: readonly TimelinePoint[];
	/** The group over time, also where the pupil has no point; oldest first. */
	readonly group: readonly { readonly day: string; readonly spread: GroupSpread }[];
	/** Weeks lie on a line; sittings are apart. */
	readonly weekly: boolean;
	readonly now: PanelNow;
}

/** What counts at the end of the period. */
export interface PanelNow {
	readonly value: Value | null;
	/** Null: no value, or the source gives no ground for a position. */
	readonly standing: Standing | null;
	readonly state: GoalState;
	readonly spread: GroupSpread;
	/** Of a part of a test, in place of a median; null or absent: no part, or a scale without a highest score. */
	readonly share?: PartShare | null;
	/** Of all who are compared: how many count, have something but too little, or have nothing. */
	readonly counts: { readonly counted: number; readonly tooLittle: number; readonly without: number };
	/** yyyy-mm-dd; null: the pupil has nothing. */
	readonly day: string | null;
	readonly title: string | null;
	/** The series of the last point: the unit, or the test and its part. */
	readonly series: string;
	readonly right: { readonly correct: number; readonly taken: number } | null;
	/** Practice with points and no verdict: tasks that the mean is of. */
	readonly points?: number;
	/** Without a value here: what this source has in another measure, and what was made (facts-at-goal.ts). */
	readonly other?: OtherMeasure | null;
	readonly made?: MadeWork | null;
	/** Practice only: the days of the evidence, and the first of them (yyyy-mm-dd); the last is `day`. */
	readonly days: number | null;
	readonly since: string | null;
}
