import type { ConnectionId, GoalId, PersonId } from "../../domain/ids";
import type { SubjectKey } from "../../domain/subjects";
import type { MeasuredGoal } from "../choose-measure";
import type { Adaptive, GoalFact, LevelFact, PracticeFact } from "../facts";

/** A member who is compared, and since when a member (yyyy-mm-dd). */
export interface SignalPupil {
	readonly pupilId: PersonId;
	readonly since: string;
}

export interface PractisedSubject {
	readonly subject: SubjectKey;
	readonly pupilId: PersonId;
	/** Days of practice in the latest six weeks, yyyy-mm-dd. */
	readonly days: readonly string[];
	/** The last day of practice in the school year. */
	readonly lastDay: string;
}

/** How many pupils of the group worked on a goal on a day. */
export interface GoalDay {
	readonly goalId: GoalId;
	readonly day: string;
	readonly pupils: number;
}

/** The last verdict of a supplier on a unit, where that is "failed". */
export interface FailedUnit {
	readonly pupilId: PersonId;
	readonly goalId: GoalId;
	readonly connectionId: ConnectionId;
	readonly unitId: string;
	readonly unitTitle: string | null;
	readonly day: string;
}

export interface GoalOf {
	readonly goalId: GoalId;
	readonly subject: SubjectKey;
}

/** Everything the rules look at, of pupils who are compared with each other (one school year of a combination group). */
export interface SignalInput {
	readonly pupils: readonly SignalPupil[];
	/** Set in a combination group. */
	readonly schoolYear: number | null;
	readonly goals: readonly GoalOf[];
	/** The latest evidence, tests and levels per pupil, goal and source. */
	readonly facts: readonly GoalFact[];
	/** The practice evidence just before the latest. */
	readonly before: readonly PracticeFact[];
	readonly practised: readonly PractisedSubject[];
	readonly goalDays: readonly GoalDay[];
	readonly failed: readonly FailedUnit[];
	readonly adaptive: ReadonlyMap<ConnectionId, Adaptive>;
	readonly today: string;
}

/** The same for one goal, with its values by source and scale. */
export interface GoalInput {
	readonly goalId: GoalId;
	readonly subject: SubjectKey;
	readonly pupils: readonly SignalPupil[];
	readonly schoolYear: number | null;
	/** In a fixed order of sources, so that the one that is named never flickers. */
	readonly measured: readonly MeasuredGoal[];
	/** What suppliers say of units of this goal: the latest per pupil and source. */
	readonly levels: readonly LevelFact[];
	readonly before: readonly PracticeFact[];
	readonly days: readonly GoalDay[];
	readonly failed: readonly FailedUnit[];
	readonly adaptive: ReadonlyMap<ConnectionId, Adaptive>;
	readonly today: string;
}
