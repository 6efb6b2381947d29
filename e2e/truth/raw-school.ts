/**
 * A made-up school as the outside sees it: what its roster says and what its suppliers sent, as the wire had it. Nothing
 * of it is computed; both sides (the product and the second computation) begin here. Days are yyyy-mm-dd.
 */
export interface RawSchool {
	/** `<seed>` of a generated school, or the name of a scenario. */
	readonly name: string;
	readonly today: string;
	readonly pupils: readonly RawPupil[];
	readonly groups: readonly RawGroup[];
	readonly members: readonly RawMember[];
	readonly suppliers: readonly RawSupplier[];
	readonly goals: readonly RawGoal[];
	readonly mappings: readonly RawMapping[];
	readonly families: readonly RawFamily[];
	/** In the order in which they came. */
	readonly deliveries: readonly RawDelivery[];
}

export interface RawPupil {
	readonly key: string;
	readonly eckId: string;
	readonly familyName: string;
	/** The number by which a learning platform knows the pupil. */
	readonly account: string;
}

export interface RawGroup {
	readonly key: string;
	readonly kind: "class" | "lesson-group";
	readonly subject: Subject | null;
	readonly combination: boolean;
}

export type Subject = "arithmetic" | "dutch" | "english";

/** From the first day to the day before `to`. */
export interface RawMember {
	readonly group: string;
	readonly pupil: string;
	readonly schoolYear: number | null;
	readonly from: string;
	readonly to: string | null;
}

export interface RawSupplier {
	readonly key: string;
	readonly standard: "edu-v-results" | "xapi";
	readonly adaptive: "yes" | "no" | "unknown";
	/** Of a platform whose accounts have numbers of its own; null: pupils are named by their ECK iD. */
	readonly homePage: string | null;
}

export interface RawGoal {
	readonly key: string;
	readonly subject: Subject;
}

export interface RawMapping {
	readonly supplier: string;
	readonly kind: "unit" | "item" | "assessment" | "part";
	/** Of a part: `<assessment>#<part>`. */
	readonly sourceId: string;
	readonly goal: string;
}

/** Tests of one supplier on one scale, confirmed by the school, with the error of measurement that the supplier states. */
export interface RawFamily {
	readonly supplier: string;
	readonly type: "skill-score" | "score-points";
	readonly assessments: readonly string[];
	readonly error: string | null;
}

export interface RawDelivery {
	readonly supplier: string;
	/** Below /api/exchange. */
	readonly path: string;
	/** JSON. */
	readonly body: string;
}
