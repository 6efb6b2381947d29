import type { ConnectionId, GoalId, PersonId } from "../domain/ids";
import type { GoalFact, LevelFact } from "./facts";
import type { PupilAtGoal } from "./facts-at-goal";
import type { GoalStatus } from "./goal-status";
import type { MeasureKey, Value } from "./value-of-fact";

/** A shape of the page's sprite. */
export type GoalMark =
	| "stuck"
	| "growing"
	| "reached"
	| "other-scale"
	| "few"
	| "made"
	| "in-progress"
	| "absent"
	| "refused"
	| "withdrawn"
	| "set-aside"
	| "nothing";

/**
 * What there is to say of one pupil on one goal: one mark and one word each, on every screen, in the legend and in files.
 * In the order in which lists and legends name them. Null: a value without a status has no mark.
 */
export const goalStateTable = {
	stuck: { mark: "stuck", word: "status.stuck" },
	growing: { mark: "growing", word: "status.growing" },
	reached: { mark: "reached", word: "status.reached" },
	/** A value of a source that gives no ground for a status: a test, or an own level without a verdict. */
	"no-status": { mark: null, word: "status.no-status" },
	/** A value of this source, of another test or on another scale than the column: shown, and compared with nobody. */
	"other-scale": { mark: "other-scale", word: "status.other-scale" },
	/** Something came, too little for a value. */
	few: { mark: "few", word: "status.few" },
	/** Answers without a verdict and without points: neither wrong nor nothing. */
	made: { mark: "made", word: "status.made" },
	"in-progress": { mark: "in-progress", word: "status.in-progress" },
	absent: { mark: "absent", word: "status.absent" },
	/** A result came that was refused or waits: the school has to act, and nobody may say that nothing came. */
	refused: { mark: "refused", word: "status.refused" },
	withdrawn: { mark: "withdrawn", word: "status.withdrawn" },
	/** The school decided that the result does not count. */
	"set-aside": { mark: "set-aside", word: "status.set-aside" },
	nothing: { mark: "nothing", word: "status.nothing" },
} as const satisfies Record<string, { readonly mark: GoalMark | null; readonly word: `status.${string}` }>;

export type GoalState = keyof typeof goalStateTable;

export const goalStates = Object.keys(goalStateTable) as readonly GoalState[];

/** The states that say how the pupil does; the others say why there is nothing to say. */
export type JudgedState = Exclude<GoalStatus, "no-data">;

export function isJudged(state: GoalState): state is JudgedState {
	return state === "stuck" || state === "growing" || state === "reached";
}

/** What is known of a test without a result that counts. */
export type NoticeState = "in-progress" | "absent" | "refused" | "withdrawn" | "set-aside";

/** A test on a goal of which the pupil has no result that counts, and why; one a pupil, goal and assessment. */
export interface GoalNotice {
	readonly pupilId: PersonId;
	readonly goalId: GoalId;
	readonly connectionId: ConnectionId;
	readonly assessmentId: string;
	/** yyyy-mm-dd */
	readonly day: string;
	readonly state: NoticeState;
}

/** The state of an entry of a sitting that has no result that counts, by its status in the data; null: it has one. */
export function entryState(entry: { readonly status: string; readonly missing: boolean }): NoticeState | null {
	if (entry.status === "withdrawn" || entry.status === "set-aside" || entry.status === "refused") return entry.status;
	if (entry.missing) return "absent";
	return entry.status === "in-progress" ? "in-progress" : null;
}

/**
 * The state of a pupil on a goal by one source.
 * @param fact that the value is of; null: none in this measure
 * @param verdict the supplier's last word on a unit of the goal
 * @param notice the test without a result, where the source is a test
 * @param elsewise what else this source has of the pupil (facts-at-goal.ts)
 */
export function goalState(
	status: GoalStatus | null,
	value: Value | null,
	fact: GoalFact | null,
	verdict: LevelFact | null,
	notice: GoalNotice | null,
	{ other, made }: Pick<PupilAtGoal, "other" | "made"> = { other: null, made: null },
): GoalState {
	if (status !== null && status !== "no-data") return status;
	if (value !== null) return "no-status";
	if (fact?.kind === "practice" && fact.judged + fact.partial > 0) return "few";
	if (other !== null && (notice === null || notice.day < other.day)) return "other-scale";
	if (notice !== null) return notice.state;
	if (made !== null) return "made";
	if (fact?.kind === "practice") return "few";
	if (verdict !== null) return verdict.verdict === "started" ? "in-progress" : "few";
	return "nothing";
}

/** The notice that fits a measure: of its own test before another one of the source, the latest first. */
export function noticeOf(
	notices: readonly GoalNotice[],
	pupilId: PersonId,
	source: { readonly connectionId: ConnectionId; readonly key: Pick<MeasureKey, "assessmentId"> } | null,
): GoalNotice | null {
	const fitting = notices.filter(
		(notice) => notice.pupilId === pupilId && (source === null || notice.connectionId === source.connectionId),
	);
	const isOwn = (notice: GoalNotice) => notice.assessmentId === source?.key.assessmentId;
	return fitting.toSorted((a, b) => Number(isOwn(b)) - Number(isOwn(a)) || b.day.localeCompare(a.day))[0] ?? null;
}
