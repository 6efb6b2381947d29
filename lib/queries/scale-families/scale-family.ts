import type { ConnectionId } from "../../domain/ids";
import type { FamilyMeasure } from "../../standing/suggest-families";

export interface ScaleFamilyRow {
	readonly familyId: string;
	readonly connectionId: ConnectionId;
	readonly supplier: string;
	readonly name: string;
	readonly measureType: FamilyMeasure;
	/** As a decimal, on the scale; null: not known. */
	readonly standardError: string | null;
	readonly errorSource: string | null;
	/** Null: declared by the supplier, or by a command at the machine. */
	readonly confirmedBy: string | null;
	readonly createdAt: Date;
	readonly assessments: readonly FamilyAssessment[];
	/** Of the same supplier, with the same measure, in no family yet. */
	readonly others: readonly FamilyAssessment[];
}

/** A conversion table as the supplier sent it: no scale of growth. */
export interface ScoreScaleRow {
	readonly supplier: string;
	readonly sourceId: string;
	readonly name: string;
	/** A null bound is open. */
	readonly entries: readonly { readonly lower: string | null; readonly upper: string | null; readonly label: string }[];
}

/** A test with counts: never a value of a pupil. */
export interface FamilyAssessment {
	readonly assessmentId: string;
	readonly connectionId: ConnectionId;
	readonly supplier: string;
	readonly name: string;
	readonly version: string;
	readonly subjectName: string | null;
	readonly familyId: string | null;
	/** Of the measures that a family can have, those that this test gave for the whole. */
	readonly measures: readonly string[];
	readonly sittings: number;
	/** yyyy-mm-dd; null: never taken. */
	readonly lastDay: string | null;
}
