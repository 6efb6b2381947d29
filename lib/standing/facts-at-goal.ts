import type { ConnectionId, PersonId } from "../domain/ids";
import { cellPriority, chooseMeasure, type MeasuredGoal } from "./choose-measure";
import type { GoalFact, PracticeFact } from "./facts";
import type { MeasureKey, Value } from "./value-of-fact";

/** A value that the source of a column has of a pupil in another measure: another test, another maximum, another type. */
export interface OtherMeasure {
	readonly key: MeasureKey;
	readonly value: Value;
	/** yyyy-mm-dd */
	readonly day: string;
}

/** Answers of which nothing says how good they are, so that no share can be made of them. */
export interface MadeWork {
	readonly count: number;
	/** The latest, yyyy-mm-dd. */
	readonly day: string;
}

/** What stands at a goal for one pupil by the source and in the measure of the column. */
export interface PupilAtGoal {
	readonly fact: GoalFact | null;
	readonly value: Value | null;
	/** Without a value in this measure: the latest in another one of this source. Shown, and never compared. */
	readonly other: OtherMeasure | null;
	/** Without any value: what was made. */
	readonly made: MadeWork | null;
}

export interface FactsAtGoal {
	/** The measure of the column; null: nobody has a value. */
	readonly chosen: MeasuredGoal | null;
	readonly of: (pupilId: PersonId) => PupilAtGoal;
}

/**
 * Which facts stand at a goal: the one rule for grid, page of the goal, pupil on a goal and files. The column has one source
 * and one measure. A pupil without a value in it has nothing only if this source has nothing of her at all (ADR 0037).
 * @param facts of one goal, of all its pupils
 * @param measured the same by source and measure
 * @param wanted the measure to look at; left out: the one that the column shows
 */
export function factsAtGoal(
	facts: readonly GoalFact[],
	measured: readonly MeasuredGoal[],
	wanted: MeasuredGoal | null = chooseMeasure(measured),
): FactsAtGoal {
	const ofSource = <Of extends { readonly connectionId: ConnectionId }>(all: readonly Of[]) =>
		wanted === null ? all : all.filter((one) => one.connectionId === wanted.connectionId);
	const own = new Map(wanted?.facts.map((fact, index) => [fact.pupilId, index]));
	const others = othersOf(ofSource(measured).filter((one) => one !== wanted));
	const made = madeOf(ofSource(facts));
	return {
		chosen: wanted,
		of: (pupilId) => {
			const index = own.get(pupilId) ?? -1;
			const value = wanted?.values[index] ?? null;
			const other = value === null ? (others.get(pupilId) ?? null) : null;
			return {
				fact: wanted?.facts[index] ?? null,
				value,
				other,
				made: value === null && other === null ? (made.get(pupilId) ?? null) : null,
			};
		},
	};
}

/** Of each pupil the latest value in another measure; of one day the one that fills a cell first. */
function othersOf(measured: readonly MeasuredGoal[]): ReadonlyMap<PersonId, OtherMeasure> {
	const ordered = measured.toSorted(
		(a, b) =>
			(cellPriority(a.key) ?? Number.POSITIVE_INFINITY) - (cellPriority(b.key) ?? Number.POSITIVE_INFINITY) ||
			JSON.stringify(a.key).localeCompare(JSON.stringify(b.key)),
	);
	const latest = new Map<PersonId, OtherMeasure>();
	for (const { key, facts, values } of ordered)
		for (const [index, { pupilId, day }] of facts.entries()) {
			const value = values[index] ?? null;
			const known = latest.get(pupilId);
			if (value !== null && (known === undefined || known.day < day)) latest.set(pupilId, { key, value, day });
		}
	return latest;
}

function madeOf(facts: readonly GoalFact[]): ReadonlyMap<PersonId, MadeWork> {
	const made = new Map<PersonId, MadeWork>();
	for (const fact of facts) {
		if (fact.kind !== "practice") continue;
		const count = madeCount(fact);
		const known = made.get(fact.pupilId);
		if (count > 0 && (known === undefined || known.day < fact.day)) made.set(fact.pupilId, { count, day: fact.day });
	}
	return made;
}

/** All tasks that a fact of practice is of, whether something says how good they are or not. */
export const madeCount = ({ judged, partial, made = 0 }: PracticeFact): number => Math.max(judged + partial, made);
