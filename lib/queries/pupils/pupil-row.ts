import type { VisibleSubjects } from "../../authz/access";
import type { ShownScale } from "../../domain/decimals";
import type { ConnectionId, PersonId } from "../../domain/ids";
import type { MeasureType } from "../../domain/measures";
import type { SubjectKey } from "../../domain/subjects";
import type { Comparison } from "../../standing/compare-in-group";
import type { SourceFact } from "../../standing/facts";
import type { ResultScale } from "../../standing/growth";
import type { StandingSettings } from "../../standing/settings";
import type { Elsewhere } from "../counting/places-for-group";
import type { PlaceOf } from "../counting/select-counting-groups";
import type { ComparedGroup } from "./compared-group";
import type { ComparisonGroup } from "./select-comparison-groups";
import type { PracticeValue } from "./select-practice-facts";
import type { TestValue } from "./select-test-facts";

/** A test of a subject by one source, with its place in the group. Practice stands per subject (subject-goals). */
export interface PupilRow {
	readonly key: string;
	readonly subjectKey: SubjectKey;
	/** The supplier's own word for it. */
	readonly subjectName: string | null;
	readonly connectionId: ConnectionId;
	readonly supplier: string;
	readonly measure: MeasureType;
	/** Of its scale (lib/domain/decimals.ts); null or absent: not known. */
	readonly decimals?: number | null;
	/** What the value and the group are measured on: whether this row may be compared with an earlier one. */
	readonly scale: ResultScale;
	readonly assessment: string | null;
	readonly at: Date | null;
	readonly receivedAt: Date | null;
	readonly group: ComparedGroup | null;
	/** Set where the result counts in a group that the pupil has left, or in none: it is compared with nobody. */
	readonly elsewhere: Elsewhere | null;
	/** Null: the pupil has none. */
	readonly value: { readonly text: string; readonly number: number | null; readonly maximum: number | null } | null;
	readonly interval: { readonly low: number; readonly high: number } | null;
	readonly comparison: Comparison;
	readonly change: Change | null;
}

export type Change =
	| {
			/** On one scale: the difference is a number on it. */
			readonly kind: "difference";
			readonly by: number;
			readonly since: Date;
			/** Whether the difference is more than the error of both measurements (95 %); null: no error is known, no claim. */
			readonly beyondError: boolean | null;
			/** How far the difference reaches to each side by that error, on the scale. */
			readonly error: number | null;
			readonly group: { readonly medianBy: number; readonly n: number } | null;
	  }
	/** A level on one scale: from which. */
	| { readonly kind: "level"; readonly from: string; readonly since: Date }
	/** Another test, whose figure may not be compared. */
	| {
			readonly kind: "other-test";
			readonly assessment: string;
			readonly text: string;
			/** Null: a label. With its scale, which is not that of the row. */
			readonly number: number | null;
			readonly scale: ShownScale;
			readonly since: Date;
	  };

/** How much was practised in the last weeks. */
export interface Effort {
	readonly days: number;
	readonly tasks: number;
	readonly durationMs: number;
	/** Days of the group in the same weeks; null under six pupils. */
	readonly medianDays: number | null;
}

export interface PupilFacts {
	readonly pupilId: PersonId;
	readonly subjects: VisibleSubjects;
	readonly today: string;
	readonly settings: StandingSettings;
	/** Rows are of values in these days, both inclusive; what came before tells the change. */
	readonly period: { readonly from: string; readonly to: string };
	readonly groups: readonly ComparisonGroup[];
	readonly sources: readonly SourceFact[];
	/** Own, and of others what a row compares with (select-compared-tests.ts). */
	readonly tests: readonly TestValue[];
	/** In which group each of the tests counts. */
	readonly placeOf: PlaceOf;
	readonly practice: readonly PracticeValue[];
}
