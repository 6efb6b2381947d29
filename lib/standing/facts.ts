import type { ConnectionId, GoalId, GroupId, PersonId } from "../domain/ids";
import type { MeasureType } from "../domain/measures";

/** What a source says of a pupil on a goal, as the read models select it: counts and values, nothing computed. */
export type GoalFact = PracticeFact | LevelFact | TestFact;

interface FactOf {
	readonly pupilId: PersonId;
	readonly goalId: GoalId;
	readonly connectionId: ConnectionId;
	/** The latest day of it, yyyy-mm-dd in Europe/Amsterdam. */
	readonly day: string;
}

/** The latest practice days that together hold enough first attempts (STANDING, practice on a goal by a source). */
export interface PracticeFact extends FactOf {
	readonly kind: "practice";
	readonly judged: number;
	readonly correct: number;
	readonly days: number;
	/** Attempts with partial credit and no verdict: how many, and the sum of their ratios. */
	readonly partial: number;
	readonly partialSum: number;
	/** Days with such attempts. */
	readonly partialDays?: number;
	/** Answers of these days that nothing says of how good they are; set where there is no evidence in them. */
	readonly made?: number;
}

/** With the first of its days, yyyy-mm-dd: it rests on practice from then to `day`. */
export type EvidenceFact = PracticeFact & { readonly since: string };

/** The supplier's own level on its own scale, and its verdict on the unit: all that an adaptive source can say. */
export interface LevelFact extends FactOf {
	readonly kind: "level";
	readonly score: number | null;
	readonly minimum: number | null;
	readonly maximum: number | null;
	readonly unitId: string;
	readonly verdict: "started" | "completed" | "passed" | "failed" | "mastered";
}

/** A final outcome of an assessment or a part of one. */
export interface TestFact extends FactOf {
	readonly kind: "test";
	readonly assessmentId: string;
	readonly assessmentName: string;
	/** Empty: the whole assessment. */
	readonly partSourceId: string;
	readonly type: MeasureType;
	readonly text: string;
	readonly number: number | null;
	readonly maximum: number | null;
	/** The order of the supplier's own scale, weakest first, where there is one (level-order.ts); else that of the standard. */
	readonly levels?: readonly string[] | null;
	/** Decimals of its scale (lib/domain/decimals.ts); null or absent: of labels, or not known. */
	readonly decimals?: number | null;
	/**
	 * Set where the result counts in another group of the pupil than the one on screen (counting-group.ts), with its name;
	 * null: in none, the pupil was in no group on the day. It is shown, and never compared.
	 */
	readonly elsewhere?: { readonly group: string | null; readonly groupId?: GroupId | null };
}

export type Adaptive = "yes" | "no" | "unknown";

export interface SourceFact {
	readonly connectionId: ConnectionId;
	readonly supplier: string;
	readonly standard: string;
	readonly adaptive: Adaptive;
	readonly lastDeliveryAt: Date | null;
	/** Days without a delivery after which this source counts as late; null: it delivers on demand. */
	readonly lateAfterDays: number | null;
	readonly held: number;
}
